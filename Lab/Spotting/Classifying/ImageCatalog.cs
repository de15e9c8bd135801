using System.Text.RegularExpressions;

namespace Evolution.Lab.Spotting.Classifying;

/// <summary>Public images, and what they are. Everything that is not here is taken for the system's own.</summary>
static partial class ImageCatalog
{
    static readonly (Regex Names, Role Role)[] Known =
    [
        // What goes with a product comes before the product: an exporter is no database.
        (Telemetry(), Role.Telemetry),
        (Administration(), Role.Administration),
        (Registry(), Role.Registry),
        (Database(), Role.Database),
        (Cache(), Role.Cache),
        (Broker(), Role.Broker),
        (Proxy(), Role.Proxy),
        (Other(), Role.OtherInfrastructure),
    ];

    /// <summary>What an image is.</summary>
    /// <returns>Null for one that is not known.</returns>
    public static Role? RoleOf(ImageName image)
    {
        foreach (var (names, role) in Known)
        {
            if (names.IsMatch(image.Last) || names.IsMatch(image.Path)) return role;
        }
        return null;
    }

    const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"(^|[-_/])((postgres|mysqld?|redis|node|blackbox|kafka|mongodb?|nginx|rabbitmq|statsd|elasticsearch|memcached|process|snmp|haproxy|pgbouncer|clickhouse|valkey)[-_]exporter|prometheus|alertmanager|pushgateway|grafana|loki|promtail|tempo|mimir|alloy|jaeger|zipkin|otel|opentelemetry|otelcol|kibana|logstash|filebeat|metricbeat|heartbeat|apm-server|fluentd|fluent-bit|vector|seq|cadvisor|node-exporter|statsd|telegraf|chronograf|kapacitor|datadog|newrelic|skywalking|signoz|elastalert|sentry-relay|aspire-dashboard|healthchecksui|glances|netdata|uptime-kuma|logspout|gelf|graylog)([-_]|$)|^jaegertracing/|^grafana/|^prom/|^openzipkin/|^otel/|^datalust/", Options)]
    private static partial Regex Telemetry();

    [GeneratedRegex(@"(^|[-_/])(pgadmin4?|adminer|phpmyadmin|mongo-express|redis-commander|redisinsight|phpredisadmin|kafka-ui|kafdrop|akhq|kafka-manager|cmak|kowl|redpanda-console|portainer|dozzle|watchtower|autoheal|ofelia|cloudbeaver|dbeaver|sqlpad|elasticsearch-head|cerebro|dejavu|swagger-ui|swagger-editor|flower|rabbitmq-management-ui|temporal-ui|temporal-admin-tools|admin-tools|asynqmon|bull-board|arena|mailhog-ui|k8s-dashboard|kubernetes-dashboard|docker-socket-proxy|socket-proxy|schema-registry-ui|kafka-topics-ui|kafka-connect-ui|zoonavigator|nosqlclient|omnidb|metabase|selenium|standalone-chrome|browserless|chrome|locust|k6|loadgenerator|load-generator|load-test|jmeter|postgres-backup|postgres-backup-local|pg-backup|db-backup|restic|borgmatic)([-_]|$)|^weaveworksdemos/load-test", Options)]
    private static partial Regex Administration();

    [GeneratedRegex(@"(^|[-_/])(consul|eureka|eureka-server|zookeeper|etcd|nacos|nacos-server|vault|apollo-configservice|apollo-adminservice|config-server|configserver|config-service|service-registry|discovery-server|discovery-service|eureka-service|spring-boot-admin|admin-server|hystrix-dashboard|turbine|turbine-stream-service|unleash-server|flagd|flipt|schema-registry|dapr-placement|placement|daprd|sentinel-dashboard)$|^hashicorp/(consul|vault)|^dapr/|^daprio/", Options)]
    private static partial Regex Registry();

    [GeneratedRegex(@"^(postgres|postgresql|postgresql-repmgr|mysql|mariadb|mongo|mongodb|mssql|mssql-server|percona|cassandra|couchdb|couchbase|neo4j|influxdb|arangodb|orientdb|rethinkdb|cockroach|cockroachdb|yugabyte|yugabytedb|scylla|scylladb|clickhouse|clickhouse-server|timescaledb|timescaledb-ha|postgis|pgvector|questdb|dgraph|surrealdb|edgedb|oracle-xe|oracle-free|db2|firebird|ravendb|eventstore|eventstoredb|kurrentdb|azure-sql-edge|azure-cosmosdb-emulator|vnext-preview|dynamodb-local|tidb|vitess|ferretdb|crate|cratedb|victoria-metrics|qdrant|weaviate|milvus|chroma|chromadb|paradedb|spilo|patroni|citus|galera|percona-server|percona-xtradb-cluster|galaxy-mysql|mysql-server|mysql-cluster|foundationdb|immudb|memgraph|nebula|opengauss|tarantool|h2|hsqldb|rqlite|trino|presto|elasticsearch|elasticsearch-oss|opensearch)$|^(postgis|timescale|pgvector|citusdata|cockroachdb|yugabytedb|tensorchord|supabase)/(postgis|timescaledb.*|pgvector|citus|cockroach|yugabyte|pgvecto-rs|vchord-postgres|postgres)$|^mcr\.microsoft\.com/mssql/server$|^mssql/(server|rhel/server)$|^immich-app/postgres$|^(zalando/spilo.*|cloudnative-pg/postgresql)$|(^|/)(postgres|postgresql|mysql|mariadb|mongo|mongodb)[-_]?\d*$|(^|/)(oracle-xe|oracle-free)|^hotel_reserv_.*mongo", Options)]
    private static partial Regex Database();

    [GeneratedRegex(@"^(redis|redis-stack|redis-stack-server|redis-cluster|valkey|valkey-bundle|memcached|keydb|dragonfly|garnet|hazelcast|infinispan|ignite|redict|kvrocks|redis-sentinel|redis-ha|gb-redis.*)$", Options)]
    private static partial Regex Cache();

    [GeneratedRegex(@"^(rabbitmq|kafka|cp-kafka|cp-zookeeper|cp-server|cp-schema-registry|cp-kafka-connect|cp-kafka-rest|cp-ksqldb-server|ksqldb-server|kafka-connect|kafka-native|redpanda|nats|nats-server|nats-streaming|nats-box|activemq|activemq-artemis|artemis|activemq-classic|pulsar|pulsar-all|emqx|mosquitto|eclipse-mosquitto|hivemq|hivemq-ce|vernemq|nsq|nsqd|nsqlookupd|nsqadmin|rocketmq|beanstalkd|elasticmq|localstack|azure-messaging-servicebus|servicebus-emulator|eventhubs-emulator|pubsub-emulator|gearmand|debezium|connect|strimzi|temporal|auto-setup|faktory|centrifugo|mercure|soketi)$|^(strimzi/kafka|debezium/.*|temporalio/(server|auto-setup)|softwaremill/elasticmq.*|wurstmeister/kafka|bitnami/kafka|apache/kafka.*|azure-messaging/.*)$", Options)]
    private static partial Regex Broker();

    [GeneratedRegex(@"^(nginx|nginx-unprivileged|nginx-proxy|docker-gen|acme-companion|letsencrypt-nginx-proxy-companion|openresty|traefik|haproxy|envoy|envoy-alpine|caddy|httpd|kong|kong-gateway|krakend|apisix|apisix-dashboard|tyk-gateway|varnish|squid|swag|certbot|dnsmasq|pomerium|oauth2-proxy|linkerd|istio|proxyv2|ingress-nginx|controller|edge-router|ssrf_proxy|pgbouncer|pgpool|proxysql|maxscale|twemproxy|mongos|cloudflared|tailscale|wireguard|gluetun|coredns|ambassador|emissary|gloo|fabio|imgproxy|thumbor|bunkerweb)$|^(nginxinc|jwilder|envoyproxy|nginxproxy)/|^weaveworksdemos/edge-router$|^(edoburu|bitnami)/pgbouncer$", Options)]
    private static partial Regex Proxy();

    [GeneratedRegex(@"^(keycloak|identityserver|ory-hydra|hydra|kratos|dex|zitadel|gotrue|minio|mc|seaweedfs|rustfs|garage|azurite|fake-gcs-server|s3mock|s3proxy|mailhog|mailpit|maildev|mailcatcher|smtp4dev|papercut|postfix|smtp|exim|maildevelopment|inbucket|meilisearch|typesense|solr|sonic|manticore|elastic-charts|clamav|clamav-rest|tika|tika-server|gotenberg|collabora|code|onlyoffice|documentserver|libretranslate|wiremock|mockserver|mountebank|busybox|alpine|ubuntu|debian|curl|bash|wait-for|dockerize|docker|dind|registry|gitea|git|jenkins|sonarqube|nexus3|verdaccio|coturn|turnserver|livekit-server|ollama|vllm-openai|vllm-openai|tor|fake-smtp-server|ssh|sftp|vsftpd|samba|hadoop|namenode|datanode|spark|flink|zeppelin|cron|tusd|kroki|plantuml-server|excalidraw|tileserver-gl|onlyoffice-documentserver|symbolicator|snuba-none|pause)$|^(minio/.*|axllent/mailpit|keycloak/keycloak|jboss/keycloak|bitnami/(keycloak|minio|solr).*|collabora/code|onlyoffice/.*|apache/tika.*|gotenberg/.*|willwill/wait-for-it|azure-storage/azurite|curlimages/curl)$", Options)]
    private static partial Regex Other();
}
