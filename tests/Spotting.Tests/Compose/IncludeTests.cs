namespace Evolution.Spotting.Tests.Compose;

public sealed class IncludeTests
{
    [Fact]
    public void Included_files_are_part_of_the_project_with_their_own_base_paths()
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
        (model.GetWorkload("db").Image, model.GetWorkload("db").Build!.Context).ShouldBe(("postgres:16", "infra/db"));
        (model.GetWorkload("api").Image, model.GetWorkload("api").Build!.Context).ShouldBe(("api:5", "src"));
        model.GetWorkload("api").Hosts.ShouldContain("api.local");
        model.GetWorkload("web").Relationships.Count.ShouldBe(2);
        model.Unresolved.ShouldBeEmpty();
    }

    [Fact]
    public void The_including_projects_variables_win()
    {
        using var folder = new ComposeFolder().With(".env", "TAG=outer").With("compose.yaml", "include: [inner/compose.yaml]")
            .With("inner/compose.yaml", "services: { web: { image: 'a:${TAG}' } }").With("inner/.env", "TAG=inner");

        folder.Read().GetWorkload("web").Image.ShouldBe("a:outer");
    }

    [Fact]
    public void Circular_remote_and_outside_includes_are_rejected_and_the_rest_is_read()
    {
        using var folder = new ComposeFolder().With("compose.yaml", """
            include:
              - other.yaml
              - oci://registry/app
              - ../../out.yaml
              - missing.yaml
            services:
              web: { image: a }
            """).With("other.yaml", "include: [compose.yaml, other.yaml]\nservices: { other: { image: b } }");

        var model = folder.Read();

        model.Workloads.Count.ShouldBe(2);
        model.Unresolved.Select(item => item.What).ShouldBe(
        [
            "compose.yaml includes itself in a cycle, which is not followed",
            "other.yaml includes itself in a cycle, which is not followed",
            "oci://registry/app is included, but is not in the analyzed folder",
            "../../out.yaml points outside the analyzed folder, and is not followed",
            "missing.yaml was not read: the file does not exist",
        ], ignoreOrder: true);
    }
}
