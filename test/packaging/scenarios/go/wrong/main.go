// The five wrong props of wrong.ts.
package main

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	ec2 "github.com/aws/aws-cdk-go/awscdk/v2/awsec2"
	"github.com/aws/jsii-runtime-go"
	elasticache "github.com/cdk-elasticache/cdk-elasticache-go/cdkelasticache"
)

func main() {
	defer jsii.Close()
	stack := awscdk.NewStack(awscdk.NewApp(nil), jsii.String("Wrong"), nil)
	elasticache.NewValkeyReplicationGroup(stack, jsii.String("Cache"), &elasticache.ValkeyReplicationGroupProps{
		Vpc:                  ec2.NewVpc(stack, jsii.String("Vpc"), nil),
		ReplicationGroupName: jsii.String("my_sessions"),
		Replicas:             jsii.Number(9),
		Port:                 jsii.Number(70_000),
		TransitEncryption:    elasticache.TransitEncryption_DISABLED,
		EvictionPolicy:       elasticache.EvictionPolicy_NO_EVICTION,
		Parameters:           &map[string]*string{"maxmemory-policy": jsii.String("allkeys-lru")},
	})
}
