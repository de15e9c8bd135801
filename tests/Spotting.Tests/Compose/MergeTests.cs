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
    public void Values_replace_and_mappings_and_lists_grow()
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
        var web = model.Workload("web");

        web.Image.ShouldBe("web:2");
        web.Place.ToString().ShouldBe("a.yaml:2");
        web.Command.ShouldBe(["run"]);
        web.Texts(SettingOrigin.Environment).ShouldBe(["ONE=1 one.env:1", "TWO=2 two.env:1", "A=base a.yaml:5", "B=over b.yaml:5", "C=over b.yaml:5"]);
        web.Ports.Select(port => (port.Inner, port.Outer)).ShouldBe([(80, 8080), (90, 9090), (70, 7070), (81, null)]);
        web.TieTexts().ShouldBe(["DependsOn db a.yaml:8", "DependsOn cache b.yaml:8"]);
        web.Hosts.ShouldBe(["web", "www"]);
        (web.Build!.Context, web.Build.Target).ShouldBe(("web", "dev"));
        model.Workloads.Select(workload => workload.Name).ShouldBe(["web", "db", "cache"]);
        model.Workloads.Select(workload => workload.Unit).Distinct().ShouldBe(["a.yaml"]);
        model.Unresolved.ShouldBeEmpty();
    }

    [Fact]
    public void Reset_takes_away_and_override_replaces()
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

        var web = folder.Read("a.yaml", "b.yaml").Workload("web");

        web.Ports.ShouldBeEmpty();
        web.Build.ShouldBeNull();
        web.Texts(SettingOrigin.Environment).ShouldBe(["B=base a.yaml:5"]);
        web.TieTexts().ShouldBe(["DependsOn cache b.yaml:7"]);
        folder.Read("a.yaml", "b.yaml").Workloads.Select(workload => workload.Name).ShouldBe(["web", "cache"]);
    }

    [Fact]
    public void Paths_are_relative_to_the_first_file()
    {
        using var folder = new ComposeFolder().With("compose.yaml", "services: { web: { image: a } }").With("more/over.yaml", "services: { web: { build: ./web, env_file: web.env } }")
            .With("web/Dockerfile", "FROM x").With("web.env", "A=1");

        var model = folder.Read("compose.yaml", "more/over.yaml");

        model.Workload("web").Build!.Context.ShouldBe("web");
        model.Workload("web").Setting("A").Value.ShouldBe("1");
        model.Unresolved.ShouldBeEmpty();
    }

    [Fact]
    public void Documents_of_one_file_are_merged_too()
    {
        var model = ComposeFolder.Read("services: { web: { image: a, container_name: x } }\n---\nservices: { web: { image: b } }\n");

        (model.Workload("web").Image, model.Workload("web").Hosts[1]).ShouldBe(("b", "x"));
    }

    [Fact]
    public void Anchors_and_merge_keys_stand_for_what_they_share()
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

        model.Workload("one").Texts(SettingOrigin.Environment).ShouldBe(["PORT=1 compose.yaml:7", "HOST=db compose.yaml:2"]);
        model.Workload("two").Texts(SettingOrigin.Environment).ShouldBe(["PORT=2 compose.yaml:14", "HOST=db compose.yaml:2"]);
        model.Workload("two").Image.ShouldBe("shop");
    }

    [Fact]
    public void Profiles_all_count() => ComposeFolder.Read("services: { web: { image: a }, debug: { image: b, profiles: [debug] } }").Workloads.Count.ShouldBe(2);
}
