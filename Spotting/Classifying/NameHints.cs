using System.Text.RegularExpressions;

namespace Evolution.Spotting.Classifying;

/// <summary>Determines the roles of workloads that are built from source by their names.</summary>
static partial class NameHints
{
    /// <summary>Finds the infrastructure role that a name indicates; null if it indicates none.</summary>
    public static Role? GetRole(string name)
    {
        if (Registry().IsMatch(name)) return Role.Registry;
        if (Telemetry().IsMatch(name)) return Role.Telemetry;
        if (LoadGenerator().IsMatch(name)) return Role.Administration;
        if (Database().IsMatch(name)) return Role.Database;
        if (Cache().IsMatch(name)) return Role.Cache;
        if (Broker().IsMatch(name)) return Role.Broker;
        if (Proxy().IsMatch(name)) return Role.Proxy;
        return Gateway().IsMatch(name) ? Role.Router : null;
    }

    const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"(^|[-_.])(config(uration)?[-_]?(server|service|svc)?|configserver|eureka([-_]?(server|service))?|discovery([-_]?(server|service))?|(service[-_]?)?registry([-_]?(server|service))?|consul|zookeeper|nacos|naming[-_]server|admin[-_]server)$", Options)]
    private static partial Regex Registry();

    [GeneratedRegex(@"(^|[-_.])(hystrix[-_]dashboard|turbine.*|zipkin|jaeger|prometheus|grafana|monitoring|tracing[-_]server|otel[-_]?collector|logstash|kibana|fluentd|webstatus|web-?status|health-?checks?-?ui)$", Options)]
    private static partial Regex Telemetry();

    [GeneratedRegex(@"(^|[-_.])(load[-_]?(generator|test|gen)|locust|k6)$", Options)]
    private static partial Regex LoadGenerator();

    [GeneratedRegex(@"(^|[-_.])(db|database|postgres(ql)?|mysql|mariadb|mongo(db)?|sql[-_.]?(server|data)|sqlserver|mssql|oracle|cassandra|neo4j|clickhouse)$", Options)]
    private static partial Regex Database();

    [GeneratedRegex(@"(^|[-_.])(redis|memcached?|valkey)$", Options)]
    private static partial Regex Cache();

    [GeneratedRegex(@"(^|[-_.])(rabbitmq|kafka|nats|activemq|mosquitto)$", Options)]
    private static partial Regex Broker();

    [GeneratedRegex(@"^(nginx|traefik|haproxy|envoy|caddy|(reverse[-_]?)?proxy|load[-_]?balancer|ingress)([-_].*)?$", Options)]
    private static partial Regex Proxy();

    [GeneratedRegex(@"(^|[-_.])(api[-_]?)?(gateway|gw|apigw|apigateway|zuul|ocelot|yarp|edge[-_]?(server|service)?)([-_]?(server|service|api))?$", Options)]
    private static partial Regex Gateway();
}
