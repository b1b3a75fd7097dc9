package consumer;

import io.github.cdkelasticache.*;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Size;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.applicationautoscaling.EnableScalingProps;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.ecs.Cluster;
import software.amazon.awscdk.services.ecs.ContainerDefinitionOptions;
import software.amazon.awscdk.services.ecs.ContainerImage;
import software.amazon.awscdk.services.ecs.FargateService;
import software.amazon.awscdk.services.ecs.FargateTaskDefinition;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.sns.Topic;

/** The five stacks of scenarios.ts. */
public final class Scenarios {
    public static void main(final String[] args) {
        final App app = new App();
        quickStart(new Stack(app, "Sessions"));
        sharded(new Stack(app, "Sharded"));
        memcached(new Stack(app, "Memcached"));
        serverless(new Stack(app, "Serverless"));
        databaseCache(new Stack(app, "DatabaseCache"));
        app.synth();
    }

    private static void quickStart(final Stack stack) {
        final Vpc vpc = new Vpc(stack, "Vpc");
        final RedisReplicationGroup cache = RedisReplicationGroup.Builder.create(stack, "Cache").vpc(vpc).build();
        cache.bindFunction(functionIn(stack, vpc));
    }

    private static void sharded(final Stack stack) {
        final Vpc vpc = new Vpc(stack, "Vpc");
        final Topic topic = new Topic(stack, "Topic");
        final CacheEventTopic events = new CacheEventTopic(stack, "Events");
        final IamUser app = IamUser.Builder.create(stack, "App")
            .accessString(AccessString.application(AccessPresetOptions.builder().keys(List.of("app:*")).build()))
            .build();
        final PasswordUser report = PasswordUser.Builder.create(stack, "Report")
            .accessString(AccessString.readOnly())
            .rotateEvery(Duration.days(30))
            .build();
        final ValkeyReplicationGroup cache = ValkeyReplicationGroup.Builder.create(stack, "Cache")
            .vpc(vpc)
            .version(ValkeyVersion.V8_2)
            .nodeType(NodeType.of("cache.r7g.large"))
            .shards(3)
            .replicas(1)
            .authentication(Authentication.users(UserGroup.Builder.create(stack, "Users").users(List.of(app, report)).build()))
            .evictionPolicy(EvictionPolicy.ALLKEYS_LRU)
            .parameters(Map.of("notify-keyspace-events", "Ex"))
            .backup(Backup.daily(DailyBackupOptions.builder().retention(Duration.days(7)).window(DailyWindow.parse("03:00-04:00")).build()))
            .maintenanceWindow(WeeklyWindow.parse("sun:05:00-sun:06:00"))
            .logs(CacheLogs.builder().slow(LogDestination.cloudWatchLogs()).build())
            .notificationTopic(events)
            .alarms(Alarms.recommended(RecommendedAlarmsOptions.builder().actions(List.of(new SnsAction(topic))).build()))
            .build();
        cache.bindFunction(functionIn(stack, vpc), BindOptions.builder().user(app).prefix("SHOP").build());
        cache.dashboard("Dashboard", CacheDashboardOptions.builder().defaultInterval(Duration.hours(6)).build());
        cache.autoScaleReplicas(EnableScalingProps.builder().minCapacity(1).maxCapacity(3).build())
            .scaleOnEngineCpu("Cpu", UtilizationScalingProps.builder().targetUtilizationPercent(60).build());
        cache.autoScaleShards(EnableScalingProps.builder().minCapacity(3).maxCapacity(6).build())
            .scaleOnMemory("Memory", UtilizationScalingProps.builder().targetUtilizationPercent(70).build());
    }

    private static void memcached(final Stack stack) {
        final Vpc vpc = new Vpc(stack, "Vpc");
        final MemcachedCluster cache = MemcachedCluster.Builder.create(stack, "Cache")
            .vpc(vpc)
            .nodes(3)
            .authentication(MemcachedAuthentication.sasl(SaslOptions.builder().rotateEvery(Duration.days(30)).build()))
            .parameters(MemcachedParameters.of(MemcachedParametersOptions.builder().maxItemSize(Size.mebibytes(4)).build()))
            .build();
        cache.bindService(serviceIn(stack, vpc));
    }

    private static void serverless(final Stack stack) {
        final Vpc vpc = new Vpc(stack, "Vpc");
        final ServerlessCache cache = ServerlessCache.Builder.create(stack, "Cache")
            .vpc(vpc)
            .engine(ServerlessEngine.VALKEY_8)
            .usageLimits(ServerlessUsageLimits.builder().dataStorageMax(Size.gibibytes(10)).ecpuPerSecondMax(10_000).build())
            .build();
        cache.bindService(serviceIn(stack, vpc));
    }

    private static void databaseCache(final Stack stack) {
        final Vpc vpc = new Vpc(stack, "Vpc");
        final DatabaseCache shop = DatabaseCache.Builder.create(stack, "Shop")
            .vpc(vpc)
            .database(CachedDatabase.auroraPostgres(AuroraPostgresOptions.builder().databaseName("shop").readers(1).build()))
            .replicas(2)
            .build();
        shop.bindFunction(functionIn(stack, vpc));
    }

    private static Function functionIn(final Stack stack, final IVpc vpc) {
        return Function.Builder.create(stack, "Function")
            .vpc(vpc).runtime(Runtime.NODEJS_24_X).handler("index.handler").code(Code.fromAsset("function"))
            .build();
    }

    private static FargateService serviceIn(final Stack stack, final IVpc vpc) {
        final FargateTaskDefinition taskDefinition = new FargateTaskDefinition(stack, "Task");
        taskDefinition.addContainer("App", ContainerDefinitionOptions.builder().image(ContainerImage.fromRegistry("app")).build());
        return FargateService.Builder.create(stack, "Service")
            .cluster(Cluster.Builder.create(stack, "Ecs").vpc(vpc).build())
            .taskDefinition(taskDefinition)
            .build();
    }
}
