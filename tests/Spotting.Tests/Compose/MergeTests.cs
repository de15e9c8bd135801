using Evolution.Spotting.Model;

namespace Evolution.Spotting.Tests.Compose;

public sealed class MergeTests
{
    static readonly string Base = """
        services:
          web:
            image: web:1
            command: [serve, --quiet]
            environment: [A=base, B=base]
            ports: ["8080:80", "9090:90"]
            volumes: ["data:/data", "logs:/logs"]
            depends_on: [db]
            networks: [front]
            build: ./web
            env_file: one.env
            expose: ["80"]
          db: { image: postgres }
        """;

    [Fact]
    public void Scalars_are_replaced_and_mappings_and_lists_are_merged()
    {
        using var folder = new ComposeFolder().With("a.yaml", Base).With("web/a", "").With("one.env", "ONE=1").With("two.env", "TWO=2").With("b.yaml", """
            services:
              web:
                image: web:2
                command: run
                environment: { B: over, C: over }
                ports: ["8080:80", "7070:70"]
                volumes: ["other:/data"]
                depends_on: { cache: { condition: service_started } }
                networks: { front: { aliases: [www] } }
                build: { target: dev }
                env_file: [two.env]
                expose: ["80", "81"]
              cache: { image: redis }
            """);

        var model = folder.Read("a.yaml", "b.yaml");
        var web = model.GetWorkload("web");

        web.Image.ShouldBe("web:2");
        web.Location.ToString().ShouldBe("a.yaml:2");
        web.Command.ShouldBe(["run"]);
        web.DescribeSettings(SettingOrigin.Environment).ShouldBe(["ONE=1 one.env:1", "TWO=2 two.env:1", "A=base a.yaml:5", "B=over b.yaml:5", "C=over b.yaml:5"]);
        web.Ports.Select(port => (port.Target, port.Published)).ShouldBe([(80, 8080), (90, 9090), (70, 7070), (81, null)]);
        web.DescribeRelationships().ShouldBe(["DependsOn db a.yaml:8", "DependsOn cache b.yaml:8"]);
        web.Hosts.ShouldBe(["web", "www"]);
        (web.Build!.Context, web.Build.Target).ShouldBe(("web", "dev"));
        model.Workloads.Select(workload => workload.Name).ShouldBe(["web", "db", "cache"]);
        model.Workloads.Select(workload => workload.Unit).Distinct().ShouldBe(["a.yaml"]);
        model.Unresolved.ShouldBeEmpty();
    }

    [Fact]
    public void A_reset_removes_and_an_override_replaces_a_value()
    {
        using var folder = new ComposeFolder().With("a.yaml", Base).With("one.env", "").With("b.yaml", """
            services:
              web:
                ports: !reset []
                build: !reset null
                environment:
                  A: !reset null
                depends_on: !override [cache]
                volumes: !override ["only:/only"]
                expose: !reset []
              cache: { image: redis }
              db: !reset null
            """);

        var web = folder.Read("a.yaml", "b.yaml").GetWorkload("web");

        web.Ports.ShouldBeEmpty();
        web.Build.ShouldBeNull();
        web.DescribeSettings(SettingOrigin.Environment).ShouldBe(["B=base a.yaml:5"]);
        web.DescribeRelationships().ShouldBe(["DependsOn cache b.yaml:7"]);
        folder.Read("a.yaml", "b.yaml").Workloads.Select(workload => workload.Name).ShouldBe(["web", "cache"]);
    }

    [Fact]
    public void Paths_are_relative_to_the_first_file()
    {
        using var folder = new ComposeFolder().With("compose.yaml", "services: { web: { image: a } }").With("more/over.yaml", "services: { web: { build: ./web, env_file: web.env } }")
            .With("web/Dockerfile", "FROM x").With("web.env", "A=1");

        var model = folder.Read("compose.yaml", "more/over.yaml");

        model.GetWorkload("web").Build!.Context.ShouldBe("web");
        model.GetWorkload("web").GetSetting("A").Value.ShouldBe("1");
        model.Unresolved.ShouldBeEmpty();
    }

    [Fact]
    public void Documents_of_one_file_are_merged()
    {
        var model = ComposeFolder.Read("services: { web: { image: a, container_name: x } }\n---\nservices: { web: { image: b } }\n");

        (model.GetWorkload("web").Image, model.GetWorkload("web").Hosts[1]).ShouldBe(("b", "x"));
    }

    [Fact]
    public void Anchors_and_merge_keys_are_expanded()
    {
        var model = ComposeFolder.Read("""
            x-env: &env
              HOST: db
            x-service: &service
              image: shop
              environment: &both
                <<: *env
                PORT: 1
            services:
              one: *service
              two:
                <<: *service
                environment:
                  <<: *both
                  PORT: 2
            """);

        model.GetWorkload("one").DescribeSettings(SettingOrigin.Environment).ShouldBe(["PORT=1 compose.yaml:7", "HOST=db compose.yaml:2"]);
        model.GetWorkload("two").DescribeSettings(SettingOrigin.Environment).ShouldBe(["PORT=2 compose.yaml:14", "HOST=db compose.yaml:2"]);
        model.GetWorkload("two").Image.ShouldBe("shop");
    }

    [Fact]
    public void Services_of_all_profiles_are_read() => ComposeFolder.Read("services: { web: { image: a }, debug: { image: b, profiles: [debug] } }").Workloads.Count.ShouldBe(2);
}
