using Evolution.Spotting.Model;

namespace Evolution.Spotting.Tests.Kubernetes;

public class ServiceTests
{
    [Fact]
    public void A_service_gives_its_names_and_ports_to_the_pods_that_it_selects()
    {
        var model = Reading.Kubernetes(("orders.yaml", Reading.Deployment("orders", "ports: [{ name: http, containerPort: 8080 }]")), ("service.yaml", """
            apiVersion: v1
            kind: Service
            metadata: { name: ordering, namespace: shop }
            spec:
              selector: { app: orders }
              ports: [{ port: 80, targetPort: http }]
            """));

        model.Named("orders").Hosts.ShouldBe(["ordering", "ordering.shop", "ordering.shop.svc", "ordering.shop.svc.cluster.local"]);
        model.Named("orders").Ports.ShouldBe([new Port(8080, 80)]);
    }

    [Fact]
    public void A_port_leads_to_the_container_that_declares_it()
    {
        var model = Reading.Kubernetes("""
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

        model.Named("shop/db").Hosts.ShouldContain("database");
        model.Named("shop").Hosts.ShouldNotContain("database");
        model.Named("shop").Ports.ShouldBe([new Port(80, null)]);
    }

    [Fact]
    public void A_stateful_sets_pods_have_names()
    {
        var model = Reading.Kubernetes("""
            apiVersion: apps/v1
            kind: StatefulSet
            metadata: { name: redis }
            spec:
              serviceName: cache
              replicas: 2
              template: { spec: { containers: [{ name: main, image: redis }] } }
            """);

        string[] expected = ["redis", "cache", "cache.default.svc", "redis-0.cache", "redis-1.cache", "redis-1.cache.default.svc.cluster.local"];
        expected.ShouldBeSubsetOf(model.Named("redis").Hosts);
        model.Named("redis").Hosts.ShouldNotContain("redis-2.cache");
    }

    [Fact]
    public void An_external_name_is_another_name_of_a_service_or_leads_outside()
    {
        var model = Reading.Kubernetes(("orders.yaml", Reading.Deployment("orders")), ("services.yaml", """
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
        model.Unresolved.ShouldHaveSingleItem().What.ShouldBe("the service rds leads to shop.rds.example.com, outside of these files");
    }

    [Fact]
    public void A_service_that_selects_nothing_is_told_of()
    {
        var model = Reading.Kubernetes("""
            apiVersion: v1
            kind: Service
            metadata: { name: orders }
            spec: { selector: { app: orders } }
            """);

        model.Unresolved.ShouldHaveSingleItem().What.ShouldBe("the service orders selects pods that no workload here has");
    }
}
