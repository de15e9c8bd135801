namespace Evolution.Spotting.Tests.Compose;

public sealed class RelationshipTests
{
    [Fact]
    public void Dependencies_are_read_in_both_forms_and_those_that_must_complete_are_jobs()
    {
        var model = ComposeFolder.Read("""
            services:
              list:
                image: a
                depends_on: [db, map]
              map:
                image: a
                depends_on:
                  db: { condition: service_healthy }
                  migrate: { condition: service_completed_successfully }
                  optional: { condition: service_started, required: false }
              db: { image: postgres }
              migrate: { image: a, restart: "no" }
            """);

        model.GetWorkload("list").DescribeRelationships().ShouldBe(["DependsOn db compose.yaml:4", "DependsOn map compose.yaml:4"]);
        model.GetWorkload("map").DescribeRelationships().ShouldBe(["DependsOn db compose.yaml:8", "DependsOn migrate compose.yaml:9"]);
        model.Workloads.Where(workload => workload.IsJob).ShouldHaveSingleItem().Name.ShouldBe("migrate");
        model.Unresolved.ShouldBeEmpty();
    }

    [Fact]
    public void Links_are_relationships_and_add_host_names()
    {
        var model = ComposeFolder.Read("""
            services:
              web:
                image: a
                links: ["db:database", cache]
                external_links: ["legacy-db:legacy", "unknown:x"]
              db: { image: postgres }
              cache: { image: redis }
              old: { image: mysql, container_name: legacy-db }
            """);

        model.GetWorkload("web").DescribeRelationships().ShouldBe(["Link db compose.yaml:4", "Link cache compose.yaml:4", "Link old compose.yaml:5"]);
        model.GetWorkload("db").Hosts.ShouldBe(["db", "database"]);
        model.DescribeUnresolved().ShouldBe(["compose.yaml:5 web: the service refers to unknown, which is not a container in these files"]);
    }

    [Fact]
    public void Host_names_are_read_from_the_container_the_host_and_the_networks()
    {
        var model = ComposeFolder.Read("""
            services:
              web:
                image: a
                container_name: shop-web
                hostname: web.local
                networks:
                  front: { aliases: [www, web] }
                  back:
              api:
                image: a
                networks: [front]
            """);

        model.GetWorkload("web").Hosts.ShouldBe(["web", "shop-web", "web.local", "www"]);
        model.GetWorkload("api").Hosts.ShouldBe(["api"]);
    }

    [Fact]
    public void Networks_are_shared_with_a_service_a_container_or_the_host()
    {
        var model = ComposeFolder.Read("""
            services:
              vpn: { image: vpn, container_name: tunnel }
              one: { image: a, network_mode: "service:vpn" }
              two: { image: a, network_mode: "container:tunnel" }
              three: { image: a, network_mode: host }
              four: { image: a, network_mode: host }
              five: { image: a, network_mode: bridge }
            """);

        model.GetWorkload("one").DescribeRelationships().ShouldBe(["SharesNetwork vpn compose.yaml:3"]);
        model.GetWorkload("two").DescribeRelationships().ShouldBe(["SharesNetwork vpn compose.yaml:4"]);
        model.GetWorkload("three").DescribeRelationships().ShouldBe(["SharesNetwork four compose.yaml:5"]);
        model.GetWorkload("four").DescribeRelationships().ShouldBe(["SharesNetwork three compose.yaml:6"]);
        model.GetWorkload("five").Relationships.ShouldBeEmpty();
    }

    [Fact]
    public void Named_volumes_are_shared_by_their_real_name()
    {
        var model = ComposeFolder.Read("""
            services:
              one:
                image: a
                volumes: ["data:/a", "data:/b", /anonymous]
              two:
                image: a
                volumes:
                  - { type: volume, source: alias, target: /data }
              three: { image: a, volumes: ["other:/data"] }
              four: { image: a, volumes_from: ["three:ro"] }
            volumes:
              data: { name: real }
              alias: { name: real }
              other:
            """);

        model.GetWorkload("one").DescribeRelationships().ShouldBe(["SharesVolume two compose.yaml:4"]);
        model.GetWorkload("two").DescribeRelationships().ShouldBe(["SharesVolume one compose.yaml:8"]);
        model.GetWorkload("three").Relationships.ShouldBeEmpty();
        model.GetWorkload("four").DescribeRelationships().ShouldBe(["SharesVolume three compose.yaml:10"]);
    }

    [Fact]
    public void An_unknown_dependency_is_listed_as_unresolved() =>
        ComposeFolder.Read("services: { web: { image: a, depends_on: [missing] } }").DescribeUnresolved().ShouldBe(["compose.yaml:1 web: the service refers to missing, which is not a service in these files"]);
}
