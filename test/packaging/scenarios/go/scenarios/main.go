// The five stacks of scenarios.ts.
package main

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	scaling "github.com/aws/aws-cdk-go/awscdk/v2/awsapplicationautoscaling"
	"github.com/aws/aws-cdk-go/awscdk/v2/awscloudwatch"
	actions "github.com/aws/aws-cdk-go/awscdk/v2/awscloudwatchactions"
	ec2 "github.com/aws/aws-cdk-go/awscdk/v2/awsec2"
	ecs "github.com/aws/aws-cdk-go/awscdk/v2/awsecs"
	lambda "github.com/aws/aws-cdk-go/awscdk/v2/awslambda"
	sns "github.com/aws/aws-cdk-go/awscdk/v2/awssns"
	interfaces "github.com/aws/aws-cdk-go/awscdk/v2/interfaces/interfacesawselasticache"
	"github.com/aws/jsii-runtime-go"
	elasticache "github.com/cdk-elasticache/cdk-elasticache-go/cdkelasticache"
)

func main() {
	defer jsii.Close()
	app := awscdk.NewApp(nil)
	quickStart(awscdk.NewStack(app, jsii.String("Sessions"), nil))
	sharded(awscdk.NewStack(app, jsii.String("Sharded"), nil))
	memcached(awscdk.NewStack(app, jsii.String("Memcached"), nil))
	serverless(awscdk.NewStack(app, jsii.String("Serverless"), nil))
	databaseCache(awscdk.NewStack(app, jsii.String("DatabaseCache"), nil))
	app.Synth(nil)
}

func quickStart(stack awscdk.Stack) {
	vpc := ec2.NewVpc(stack, jsii.String("Vpc"), nil)
	cache := elasticache.NewRedisReplicationGroup(stack, jsii.String("Cache"), &elasticache.RedisReplicationGroupProps{Vpc: vpc})
	cache.BindFunction(functionIn(stack, vpc), nil)
}

func sharded(stack awscdk.Stack) {
	vpc := ec2.NewVpc(stack, jsii.String("Vpc"), nil)
	topic := sns.NewTopic(stack, jsii.String("Topic"), nil)
	events := elasticache.NewCacheEventTopic(stack, jsii.String("Events"), nil)
	app := elasticache.NewIamUser(stack, jsii.String("App"), &elasticache.IamUserProps{
		AccessString: elasticache.AccessString_Application(&elasticache.AccessPresetOptions{Keys: jsii.Strings("app:*")}),
	})
	report := elasticache.NewPasswordUser(stack, jsii.String("Report"), &elasticache.PasswordUserProps{
		AccessString: elasticache.AccessString_ReadOnly(nil),
		RotateEvery:  awscdk.Duration_Days(jsii.Number(30)),
	})
	users := elasticache.NewUserGroup(stack, jsii.String("Users"), &elasticache.UserGroupProps{Users: &[]interfaces.IUserRef{app, report}})
	cache := elasticache.NewValkeyReplicationGroup(stack, jsii.String("Cache"), &elasticache.ValkeyReplicationGroupProps{
		Vpc:            vpc,
		Version:        elasticache.ValkeyVersion_V8_2(),
		NodeType:       elasticache.NodeType_Of(jsii.String("cache.r7g.large"), nil),
		Shards:         jsii.Number(3),
		Replicas:       jsii.Number(1),
		Authentication: elasticache.Authentication_Users(users),
		EvictionPolicy: elasticache.EvictionPolicy_ALLKEYS_LRU,
		Parameters:     &map[string]*string{"notify-keyspace-events": jsii.String("Ex")},
		Backup: elasticache.Backup_Daily(&elasticache.DailyBackupOptions{
			Retention: awscdk.Duration_Days(jsii.Number(7)),
			Window:    elasticache.DailyWindow_Parse(jsii.String("03:00-04:00")),
		}),
		MaintenanceWindow: elasticache.WeeklyWindow_Parse(jsii.String("sun:05:00-sun:06:00")),
		Logs:              &elasticache.CacheLogs{Slow: elasticache.LogDestination_CloudWatchLogs(nil)},
		NotificationTopic: events,
		Alarms: elasticache.Alarms_Recommended(&elasticache.RecommendedAlarmsOptions{
			Actions: &[]awscloudwatch.IAlarmAction{actions.NewSnsAction(topic)},
		}),
	})
	cache.BindFunction(functionIn(stack, vpc), &elasticache.BindOptions{User: app, Prefix: jsii.String("SHOP")})
	cache.Dashboard(jsii.String("Dashboard"), &elasticache.CacheDashboardOptions{DefaultInterval: awscdk.Duration_Hours(jsii.Number(6))})
	cache.AutoScaleReplicas(&scaling.EnableScalingProps{MinCapacity: jsii.Number(1), MaxCapacity: jsii.Number(3)}).
		ScaleOnEngineCpu(jsii.String("Cpu"), &elasticache.UtilizationScalingProps{TargetUtilizationPercent: jsii.Number(60)})
	cache.AutoScaleShards(&scaling.EnableScalingProps{MinCapacity: jsii.Number(3), MaxCapacity: jsii.Number(6)}).
		ScaleOnMemory(jsii.String("Memory"), &elasticache.UtilizationScalingProps{TargetUtilizationPercent: jsii.Number(70)})
}

func memcached(stack awscdk.Stack) {
	vpc := ec2.NewVpc(stack, jsii.String("Vpc"), nil)
	cache := elasticache.NewMemcachedCluster(stack, jsii.String("Cache"), &elasticache.MemcachedClusterProps{
		Vpc:            vpc,
		Nodes:          jsii.Number(3),
		Authentication: elasticache.MemcachedAuthentication_Sasl(&elasticache.SaslOptions{RotateEvery: awscdk.Duration_Days(jsii.Number(30))}),
		Parameters: elasticache.MemcachedParameters_Of(&elasticache.MemcachedParametersOptions{
			MaxItemSize: awscdk.Size_Mebibytes(jsii.Number(4)),
		}),
	})
	cache.BindService(serviceIn(stack, vpc), nil)
}

func serverless(stack awscdk.Stack) {
	vpc := ec2.NewVpc(stack, jsii.String("Vpc"), nil)
	cache := elasticache.NewServerlessCache(stack, jsii.String("Cache"), &elasticache.ServerlessCacheProps{
		Vpc:    vpc,
		Engine: elasticache.ServerlessEngine_VALKEY_8(),
		UsageLimits: &elasticache.ServerlessUsageLimits{
			DataStorageMax:   awscdk.Size_Gibibytes(jsii.Number(10)),
			EcpuPerSecondMax: jsii.Number(10_000),
		},
	})
	cache.BindService(serviceIn(stack, vpc), nil)
}

func databaseCache(stack awscdk.Stack) {
	vpc := ec2.NewVpc(stack, jsii.String("Vpc"), nil)
	shop := elasticache.NewDatabaseCache(stack, jsii.String("Shop"), &elasticache.DatabaseCacheProps{
		Vpc: vpc,
		Database: elasticache.CachedDatabase_AuroraPostgres(&elasticache.AuroraPostgresOptions{
			DatabaseName: jsii.String("shop"),
			Readers:      jsii.Number(1),
		}),
		Replicas: jsii.Number(2),
	})
	shop.BindFunction(functionIn(stack, vpc), nil)
}

func functionIn(stack awscdk.Stack, vpc ec2.IVpc) lambda.Function {
	return lambda.NewFunction(stack, jsii.String("Function"), &lambda.FunctionProps{
		Vpc:     vpc,
		Runtime: lambda.Runtime_NODEJS_24_X(),
		Handler: jsii.String("index.handler"),
		Code:    lambda.Code_FromAsset(jsii.String("function"), nil),
	})
}

func serviceIn(stack awscdk.Stack, vpc ec2.IVpc) ecs.FargateService {
	task := ecs.NewFargateTaskDefinition(stack, jsii.String("Task"), nil)
	task.AddContainer(jsii.String("App"), &ecs.ContainerDefinitionOptions{Image: ecs.ContainerImage_FromRegistry(jsii.String("app"), nil)})
	return ecs.NewFargateService(stack, jsii.String("Service"), &ecs.FargateServiceProps{
		Cluster:        ecs.NewCluster(stack, jsii.String("Ecs"), &ecs.ClusterProps{Vpc: vpc}),
		TaskDefinition: task,
	})
}
