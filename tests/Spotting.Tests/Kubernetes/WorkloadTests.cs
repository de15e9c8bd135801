using Evolution.Spotting.Model;

namespace Evolution.Spotting.Tests.Kubernetes;

public class WorkloadTests
{
    [Theory]
    [InlineData("apps/v1", "Deployment")]
    [InlineData("apps/v1", "StatefulSet")]
    [InlineData("apps/v1", "DaemonSet")]
    [InlineData("apps/v1", "ReplicaSet")]
    [InlineData("batch/v1", "Job")]
    [InlineData("serving.knative.dev/v1", "Service")]
    [InlineData("argoproj.io/v1alpha1", "Rollout")]
    [InlineData("apps.openshift.io/v1", "DeploymentConfig")]
    public void Everything_with_a_pod_template_is_a_workload(string version, string kind)
    {
        var model = Reading.Kubernetes($"""
            # Source: shop/templates/orders.yaml
            ---
            apiVersion: {version}
            kind: {kind}
            metadata:
              name: orders
            spec:
              template:
                spec:
                  containers:
                    - name: main
                      image: shop/orders:1.0
            """);

        var orders = model.Workloads.ShouldHaveSingleItem();
        orders.Name.ShouldBe("orders");
        orders.Image.ShouldBe("shop/orders:1.0");
        orders.Unit.ShouldBe("all.yaml");
        orders.Place.ShouldBe(new("all.yaml", 3));
        orders.IsJob.ShouldBe(kind is "Job");
        model.Unresolved.ShouldBeEmpty();
    }

    [Fact]
    public void A_cron_job_and_a_pod_have_their_containers_elsewhere()
    {
        var model = Reading.Kubernetes("""
            apiVersion: batch/v1
            kind: CronJob
            metadata: { name: nightly }
            spec: { jobTemplate: { spec: { template: { spec: { containers: [{ name: main, image: "shop/nightly" }] } } } } }
            ---
            apiVersion: v1
            kind: Pod
            metadata: { name: single }
            spec: { containers: [{ name: main, image: "shop/single" }] }
            """);

        model.Named("nightly").IsJob.ShouldBeTrue();
        model.Named("single").Image.ShouldBe("shop/single");
    }

    [Fact]
    public void A_list_and_a_template_are_opened()
    {
        var model = Reading.Kubernetes(("list.json", """
            { "apiVersion": "v1", "kind": "List", "items": [
              { "apiVersion": "v1", "kind": "Pod", "metadata": { "name": "listed" }, "spec": { "containers": [{ "name": "main", "image": "a" }] } }
            ] }
            """), ("template.yaml", """
            apiVersion: template.openshift.io/v1
            kind: Template
            metadata: { name: shop }
            parameters: [{ name: NAME, value: ordering }]
            objects:
              - apiVersion: v1
                kind: Pod
                metadata: { name: "${NAME}" }
                spec: { containers: [{ name: main, image: "shop/${NAME}:${TAG}" }] }
            """));

        model.Named("listed").Unit.ShouldBe("list.json");
        model.Named("ordering").Image.ShouldBe("shop/ordering:${TAG}");
    }

    [Fact]
    public void The_main_container_is_the_first_that_is_no_sidecar_and_the_others_live_in_its_network()
    {
        var model = Reading.Kubernetes("""
            apiVersion: apps/v1
            kind: Deployment
            metadata: { name: orders }
            spec:
              template:
                spec:
                  initContainers:
                    - { name: migrate, image: shop/migrations }
                  containers:
                    - { name: proxy, image: "gcr.io/cloudsql-docker/gce-proxy:1.33", args: [] }
                    - { name: envoy, image: "envoyproxy/envoy:v1" }
                    - { name: cloudsql-proxy, image: "gcr.io/cloud-sql-proxy:2" }
                    - { name: main, image: shop/orders }
            """);

        model.Workloads.Select(workload => workload.Name).ShouldBe(["orders", "orders/envoy", "orders/cloudsql-proxy", "orders/main", "orders/migrate"], ignoreOrder: true);
        model.Named("orders/migrate").IsJob.ShouldBeTrue();
        model.Named("orders/envoy").Ties.ShouldHaveSingleItem().ShouldBe(new("orders", TieKind.SharesNetwork, new("all.yaml", 11)));
    }

    [Fact]
    public void Of_two_definitions_the_first_counts_and_that_is_said()
    {
        var model = Reading.Kubernetes(("a.yaml", Reading.Deployment("orders")), ("b.yaml", Reading.Deployment("orders")));

        model.Named("orders").Unit.ShouldBe("a.yaml");
        model.Unresolved.ShouldHaveSingleItem().What.ShouldBe("Deployment orders: defined in a.yaml already, which counts");
    }

    [Fact]
    public void The_same_name_in_two_namespaces_is_two_workloads()
    {
        var model = Reading.Kubernetes("""
            apiVersion: v1
            kind: Pod
            metadata: { name: redis, namespace: a }
            spec: { containers: [{ name: main, image: redis }] }
            ---
            apiVersion: v1
            kind: Pod
            metadata: { name: redis, namespace: b }
            spec: { containers: [{ name: main, image: redis }] }
            """);

        model.Workloads.Select(workload => workload.Name).ShouldBe(["redis", "redis.b"]);
    }

    [Theory]
    [InlineData("postgresql.cnpg.io/v1", "Cluster", "shop-rw")]
    [InlineData("acid.zalan.do/v1", "postgresql", "shop")]
    [InlineData("redis.redis.opstreelabs.in/v1beta2", "RedisCluster", "shop-leader")]
    [InlineData("rabbitmq.com/v1beta1", "RabbitmqCluster", "shop")]
    [InlineData("kafka.strimzi.io/v1beta2", "Kafka", "shop-kafka-bootstrap")]
    [InlineData("mongodbcommunity.mongodb.com/v1", "MongoDBCommunity", "shop-svc")]
    [InlineData("elasticsearch.k8s.elastic.co/v1", "Elasticsearch", "shop-es-http")]
    public void An_operators_object_stands_for_its_store(string version, string kind, string host)
    {
        var store = Reading.Kubernetes($"""
            apiVersion: {version}
            kind: {kind}
            metadata: {"{"} name: shop {"}"}
            spec: {"{"} {"}"}
            """).Workloads.ShouldHaveSingleItem();

        store.Kind.ShouldBe($"{version}/{kind}".ToLowerInvariant());
        store.Image.ShouldBeNull();
        store.Hosts.ShouldContain(host);
    }

    [Fact]
    public void What_a_chart_or_an_operator_fetches_is_said_and_not_guessed()
    {
        var model = Reading.Kubernetes(("shop/Chart.yaml", "name: shop"), ("shop/templates/a.yaml", "kind: {{ .Values.kind }}"), ("shop/templates/b.yaml", "{{- if x }}"), ("release.yaml", """
            apiVersion: helm.toolkit.fluxcd.io/v2
            kind: HelmRelease
            metadata: { name: redis }
            """));

        model.Workloads.ShouldBeEmpty();
        model.Unresolved.Select(left => left.Place.File).ShouldBe(["shop/Chart.yaml", "release.yaml"]);
        model.Unresolved[0].What.ShouldBe("templates of a Helm chart: give what `helm template` prints");
    }

    [Fact]
    public void A_file_that_is_no_yaml_is_told_of_and_the_others_are_read()
    {
        var model = Reading.Kubernetes(("a.yaml", "a: [b"), ("b.yaml", Reading.Deployment("orders")));

        model.Named("orders");
        model.Unresolved.ShouldHaveSingleItem().Place.File.ShouldBe("a.yaml");
    }
}
