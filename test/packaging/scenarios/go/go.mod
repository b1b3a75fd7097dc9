module consumer

go 1.25

require github.com/cdk-elasticache/cdk-elasticache-go/cdkelasticache v0.0.0

replace github.com/cdk-elasticache/cdk-elasticache-go/cdkelasticache => ../bindings/go/cdkelasticache
