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
    public void A_resource_with_a_pod_template_is_a_workload(string version, string kind)
    {
        var model = Manifests.ReadKubernetes($"""
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
        orders.Location.ShouldBe(new("all.yaml", 3));
        orders.IsJob.ShouldBe(kind is "Job");
        model.Unresolved.ShouldBeEmpty();
    }

    [Fact]
    public void The_containers_of_a_cron_job_and_a_pod_are_read()
    {
        var model = Manifests.ReadKubernetes("""
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

        model.GetWorkload("nightly").IsJob.ShouldBeTrue();
        model.GetWorkload("single").Image.ShouldBe("shop/single");
    }

    [Fact]
    public void The_items_of_a_list_and_a_template_are_read()
    {
        var model = Manifests.ReadKubernetes(("list.json", """
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

        model.GetWorkload("listed").Unit.ShouldBe("list.json");
        model.GetWorkload("ordering").Image.ShouldBe("shop/ordering:${TAG}");
    }

    [Fact]
    public void The_first_container_that_is_not_a_sidecar_is_the_main_container_and_shares_its_network()
    {
        var model = Manifests.ReadKubernetes("""
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
        model.GetWorkload("orders/migrate").IsJob.ShouldBeTrue();
        model.GetWorkload("orders/envoy").Relationships.ShouldHaveSingleItem().ShouldBe(new("orders", RelationshipKind.SharesNetwork, new("all.yaml", 11)));
    }

    [Fact]
    public void The_first_of_two_definitions_is_used_and_the_second_is_listed_as_unresolved()
    {
        var model = Manifests.ReadKubernetes(("a.yaml", Manifests.CreateDeployment("orders")), ("b.yaml", Manifests.CreateDeployment("orders")));

        model.GetWorkload("orders").Unit.ShouldBe("a.yaml");
        model.Unresolved.ShouldHaveSingleItem().What.ShouldBe("Deployment orders: defined in a.yaml, which takes precedence");
    }

    [Fact]
    public void Objects_with_the_same_name_in_two_namespaces_are_two_workloads()
    {
        var model = Manifests.ReadKubernetes("""
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
    public void A_custom_resource_of_an_operator_counts_as_a_store(string version, string kind, string host)
    {
        var store = Manifests.ReadKubernetes($"""
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
    public void Helm_templates_and_releases_are_listed_as_unresolved()
    {
        var model = Manifests.ReadKubernetes(("shop/Chart.yaml", "name: shop"), ("shop/templates/a.yaml", "kind: {{ .Values.kind }}"), ("shop/templates/b.yaml", "{{- if x }}"), ("release.yaml", """
            apiVersion: helm.toolkit.fluxcd.io/v2
            kind: HelmRelease
            metadata: { name: redis }
            """));

        model.Workloads.ShouldBeEmpty();
        model.Unresolved.Select(item => item.Place.File).ShouldBe(["shop/Chart.yaml", "release.yaml"]);
        model.Unresolved[0].What.ShouldBe("the templates of the Helm chart were not read: specify the output of `helm template`");
    }

    [Fact]
    public void Invalid_YAML_is_listed_as_unresolved_and_the_other_files_are_read()
    {
        var model = Manifests.ReadKubernetes(("a.yaml", "a: [b"), ("b.yaml", Manifests.CreateDeployment("orders")));

        model.GetWorkload("orders");
        model.Unresolved.ShouldHaveSingleItem().Place.File.ShouldBe("a.yaml");
    }
}
