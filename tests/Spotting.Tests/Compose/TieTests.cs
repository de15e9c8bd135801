namespace Evolution.Spotting.Tests.Compose;

public sealed class TieTests
{
    [Fact]
    public void Dependencies_are_read_in_both_forms_and_those_that_end_are_jobs()
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

        model.Workload("list").TieTexts().ShouldBe(["DependsOn db compose.yaml:4", "DependsOn map compose.yaml:4"]);
        model.Workload("map").TieTexts().ShouldBe(["DependsOn db compose.yaml:8", "DependsOn migrate compose.yaml:9"]);
        model.Workloads.Where(workload => workload.IsJob).ShouldHaveSingleItem().Name.ShouldBe("migrate");
        model.Unresolved.ShouldBeEmpty();
    }

    [Fact]
    public void Links_tie_and_give_the_other_one_a_name()
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

        model.Workload("web").TieTexts().ShouldBe(["Link db compose.yaml:4", "Link cache compose.yaml:4", "Link old compose.yaml:5"]);
        model.Workload("db").Hosts.ShouldBe(["db", "database"]);
        model.Missed().ShouldBe(["compose.yaml:5 web: it names unknown, which is no container of what was read"]);
    }

    [Fact]
    public void Names_come_from_the_container_the_host_and_the_networks()
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

        model.Workload("web").Hosts.ShouldBe(["web", "shop-web", "web.local", "www"]);
        model.Workload("api").Hosts.ShouldBe(["api"]);
    }

    [Fact]
    public void Networks_are_shared_with_a_service_a_container_and_the_machine()
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

        model.Workload("one").TieTexts().ShouldBe(["SharesNetwork vpn compose.yaml:3"]);
        model.Workload("two").TieTexts().ShouldBe(["SharesNetwork vpn compose.yaml:4"]);
        model.Workload("three").TieTexts().ShouldBe(["SharesNetwork four compose.yaml:5"]);
        model.Workload("four").TieTexts().ShouldBe(["SharesNetwork three compose.yaml:6"]);
        model.Workload("five").Ties.ShouldBeEmpty();
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

        model.Workload("one").TieTexts().ShouldBe(["SharesVolume two compose.yaml:4"]);
        model.Workload("two").TieTexts().ShouldBe(["SharesVolume one compose.yaml:8"]);
        model.Workload("three").Ties.ShouldBeEmpty();
        model.Workload("four").TieTexts().ShouldBe(["SharesVolume three compose.yaml:10"]);
    }

    [Fact]
    public void A_name_that_is_nobody_is_listed() =>
        ComposeFolder.Read("services: { web: { image: a, depends_on: [gone] } }").Missed().ShouldBe(["compose.yaml:1 web: it names gone, which is no service of what was read"]);
}
