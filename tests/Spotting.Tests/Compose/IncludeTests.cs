namespace Evolution.Spotting.Tests.Compose;

public sealed class IncludeTests
{
    [Fact]
    public void Included_files_are_part_of_the_project_with_paths_of_their_own()
    {
        using var folder = new ComposeFolder()
            .With("compose.yaml", """
                include:
                  - infra/compose.yaml
                  - path: [apps/api.yaml, apps/api.override.yaml]
                    project_directory: .
                    env_file: apps/api.env
                services:
                  web: { image: a, depends_on: [db, api] }
                """)
            .With("infra/compose.yaml", "include: [more/cache.yaml]\nservices: { db: { image: 'postgres:${VERSION}', build: ./db } }")
            .With("infra/.env", "VERSION=16")
            .With("infra/db/Dockerfile", "FROM x")
            .With("infra/more/cache.yaml", "services: { cache: { image: redis } }")
            .With("apps/api.yaml", "services: { api: { image: 'api:${TAG}', build: ./src } }")
            .With("apps/api.override.yaml", "services: { api: { hostname: api.local } }")
            .With("apps/api.env", "TAG=5")
            .With("src/Dockerfile", "FROM x");

        var model = folder.Read();

        model.Workloads.Select(workload => workload.Name).Order().ShouldBe(["api", "cache", "db", "web"]);
        model.Workloads.Select(workload => workload.Unit).Distinct().ShouldBe(["compose.yaml"]);
        (model.Workload("db").Image, model.Workload("db").Build!.Context).ShouldBe(("postgres:16", "infra/db"));
        (model.Workload("api").Image, model.Workload("api").Build!.Context).ShouldBe(("api:5", "src"));
        model.Workload("api").Hosts.ShouldContain("api.local");
        model.Workload("web").Ties.Count.ShouldBe(2);
        model.Unresolved.ShouldBeEmpty();
    }

    [Fact]
    public void The_including_projects_variables_win()
    {
        using var folder = new ComposeFolder().With(".env", "TAG=outer").With("compose.yaml", "include: [inner/compose.yaml]")
            .With("inner/compose.yaml", "services: { web: { image: 'a:${TAG}' } }").With("inner/.env", "TAG=inner");

        folder.Read().Workload("web").Image.ShouldBe("a:outer");
    }

    [Fact]
    public void Circles_remote_files_and_ways_out_are_refused_and_the_rest_is_read()
    {
        using var folder = new ComposeFolder().With("compose.yaml", """
            include:
              - other.yaml
              - oci://registry/app
              - ../../out.yaml
              - gone.yaml
            services:
              web: { image: a }
            """).With("other.yaml", "include: [compose.yaml, other.yaml]\nservices: { other: { image: b } }");

        var model = folder.Read();

        model.Workloads.Count.ShouldBe(2);
        model.Unresolved.Select(missed => missed.What).ShouldBe(
        [
            "compose.yaml includes itself in a circle, which is not followed",
            "other.yaml includes itself in a circle, which is not followed",
            "oci://registry/app is included, and is not here",
            "../../out.yaml leads out of the folder that is examined, and is not followed",
            "gone.yaml was not read: there is no such file",
        ], ignoreOrder: true);
    }
}
