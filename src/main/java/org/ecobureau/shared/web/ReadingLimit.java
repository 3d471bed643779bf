package org.ecobureau.shared.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.vertx.ext.web.RoutingContext;

/** Keeps one address from reading the API so fast that others wait; the remaining tries are in the answer's headers. */
@Singleton
public class ReadingLimit {

    private static final String PROBE = ReadingLimit.class.getName();

    private final int perMinute;
    // In memory and short: no address is stored, and a flood of addresses cannot fill the heap.
    private final Cache<String, Bucket> buckets = Caffeine.newBuilder().maximumSize(50_000)
            .expireAfterAccess(Duration.ofMinutes(2)).build();

    ReadingLimit(@ConfigProperty(name = "eco.limits.reading-per-minute", defaultValue = "600") int perMinute) {
        this.perMinute = perMinute;
    }

    @ServerRequestFilter
    public void take(ContainerRequestContext request, RoutingContext http) {
        if (!limited(request)) {
            return;
        }
        ConsumptionProbe probe = take(http.request().remoteAddress().hostAddress());
        request.setProperty(PROBE, probe);
        if (!probe.isConsumed()) {
            int seconds = retryAfterSeconds(probe);
            throw Problem.tooMany("读取太快了，请 " + seconds + " 秒后再试。每个地址每分钟最多 " + perMinute + " 次。", seconds);
        }
    }

    ConsumptionProbe take(String address) {
        Bucket bucket = buckets.get(network(address), network -> Bucket.builder()
                .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1))).build());
        return bucket.tryConsumeAndReturnRemaining(1);
    }

    /** Whole seconds, rounded up: who waits that long is served. */
    static int retryAfterSeconds(ConsumptionProbe probe) {
        return (int) TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill() + 999_999_999);
    }

    @ServerResponseFilter
    public void tell(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(PROBE) instanceof ConsumptionProbe probe) {
            response.getHeaders().putSingle("RateLimit-Limit", perMinute);
            response.getHeaders().putSingle("RateLimit-Remaining", probe.getRemainingTokens());
            response.getHeaders().putSingle("RateLimit-Reset",
                    TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForReset()));
        }
    }

    private static boolean limited(ContainerRequestContext request) {
        boolean reading = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        return reading && ErrorResponses.isApi(request.getUriInfo().getPath());
    }

    /** One IPv4 address, or the /64 of an IPv6 address. */
    public static String network(String address) {
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return HexFormat.of().formatHex(bytes.length == 16 ? Arrays.copyOf(bytes, 8) : bytes);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("not an address: " + address, e);
        }
    }
}
