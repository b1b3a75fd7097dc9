package consumer;

import io.github.cdkelasticache.EvictionPolicy;
import io.github.cdkelasticache.TransitEncryption;
import io.github.cdkelasticache.ValkeyReplicationGroup;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ec2.Vpc;

/** The five wrong props of wrong.ts. */
public final class Wrong {
    public static void main(final String[] args) {
        final Stack stack = new Stack(new App(), "Wrong");
        ValkeyReplicationGroup.Builder.create(stack, "Cache")
            .vpc(new Vpc(stack, "Vpc"))
            .replicationGroupName("my_sessions")
            .replicas(9)
            .port(70_000)
            .transitEncryption(TransitEncryption.DISABLED)
            .evictionPolicy(EvictionPolicy.NO_EVICTION)
            .parameters(Map.of("maxmemory-policy", "allkeys-lru"))
            .build();
    }
}
