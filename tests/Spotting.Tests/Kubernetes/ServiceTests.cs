using Evolution.Spotting.Model;

namespace Evolution.Spotting.Tests.Kubernetes;

public class ServiceTests
{
    [Fact]
    public void A_service_adds_its_names_and_ports_to_the_pods_that_it_selects()
    {
        var model = Manifests.ReadKubernetes(("orders.yaml", Manifests.CreateDeployment("orders", "ports: [{ name: http, containerPort: 8080 }]")), ("service.yaml", """
            apiVersion: v1
            kind: Service
            metadata: { name: ordering, namespace: shop }
            spec:
              selector: { app: orders }
              ports: [{ port: 80, targetPort: http }]
            """));

        model.GetWorkload("orders").Hosts.ShouldBe(["ordering", "ordering.shop", "ordering.shop.svc", "ordering.shop.svc.cluster.local"]);
        model.GetWorkload("orders").Ports.ShouldBe([new Port(8080, 80)]);
    }

    [Fact]
    public void A_service_port_belongs_to_the_container_that_declares_it()
    {
        var model = Manifests.ReadKubernetes("""
            apiVersion: apps/v1
            kind: Deployment
            metadata: { name: shop }
            spec:
              template:
                metadata: { labels: { app: shop } }
                spec:
                  containers:
                    - { name: web, image: shop/web, ports: [{ containerPort: 80 }] }
                    - { name: db, image: "postgres:17", ports: [{ containerPort: 5432 }] }
            ---
            apiVersion: v1
            kind: Service
            metadata: { name: database }
            spec: { selector: { app: shop }, ports: [{ port: 5432 }] }
            """);

        model.GetWorkload("shop/db").Hosts.ShouldContain("database");
        model.GetWorkload("shop").Hosts.ShouldNotContain("database");
        model.GetWorkload("shop").Ports.ShouldBe([new Port(80, null)]);
    }

    [Fact]
    public void The_pods_of_a_stateful_set_have_host_names()
    {
        var model = Manifests.ReadKubernetes("""
            apiVersion: apps/v1
            kind: StatefulSet
            metadata: { name: redis }
            spec:
              serviceName: cache
              replicas: 2
              template: { spec: { containers: [{ name: main, image: redis }] } }
            """);

        string[] expected = ["redis", "cache", "cache.default.svc", "redis-0.cache", "redis-1.cache", "redis-1.cache.default.svc.cluster.local"];
        expected.ShouldBeSubsetOf(model.GetWorkload("redis").Hosts);
        model.GetWorkload("redis").Hosts.ShouldNotContain("redis-2.cache");
    }

    [Fact]
    public void An_external_name_is_an_alias_of_a_service_or_listed_as_unresolved()
    {
        var model = Manifests.ReadKubernetes(("orders.yaml", Manifests.CreateDeployment("orders")), ("services.yaml", """
            apiVersion: v1
            kind: Service
            metadata: { name: ordering }
            spec: { selector: { app: orders }, ports: [{ port: 80 }] }
            ---
            apiVersion: v1
            kind: Service
            metadata: { name: alias }
            spec: { type: ExternalName, externalName: ordering.default.svc.cluster.local }
            ---
            apiVersion: v1
            kind: Service
            metadata: { name: rds }
            spec: { type: ExternalName, externalName: shop.rds.example.com }
            """));

        model.Workloads.ShouldHaveSingleItem().Hosts.ShouldContain("alias");
        model.Unresolved.ShouldHaveSingleItem().What.ShouldBe("the service rds points to shop.rds.example.com, outside these files");
    }

    [Fact]
    public void A_service_without_matching_pods_is_listed_as_unresolved()
    {
        var model = Manifests.ReadKubernetes("""
            apiVersion: v1
            kind: Service
            metadata: { name: orders }
            spec: { selector: { app: orders } }
            """);

        model.Unresolved.ShouldHaveSingleItem().What.ShouldBe("the selector of the service orders matches no pods in these files");
    }
}
