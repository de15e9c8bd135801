namespace Evolution.Spotting.Tests.Compose;

public sealed class GroupingTests
{
    [Theory]
    [InlineData("compose.yaml", "compose.override.yaml")]
    [InlineData("docker-compose.yml", "docker-compose.override.yml")]
    public void The_usual_file_is_merged_with_its_override(string usual, string over)
    {
        using var folder = new ComposeFolder().With(usual, "services: { web: { image: a } }").With(over, "services: { web: { image: b } }");

        folder.Search().Workloads.ShouldHaveSingleItem().Image.ShouldBe("b");
        folder.Search().Workload("web").Unit.ShouldBe(usual);
    }

    [Fact]
    public void A_file_with_other_services_belongs_to_the_project()
    {
        using var folder = new ComposeFolder().With("docker-compose.yml", "services: { web: { image: a } }").With("docker-compose.monitoring.yml", "services: { grafana: { image: grafana } }");

        folder.Search().Workloads.Select(workload => (workload.Name, workload.Unit)).ShouldBe([("web", "docker-compose.yml"), ("grafana", "docker-compose.yml")]);
        folder.Search().Unresolved.ShouldBeEmpty();
    }

    [Fact]
    public void A_variant_is_not_read_and_it_says_how_to_have_it_read()
    {
        using var folder = new ComposeFolder().With("docker-compose.yml", "services: { web: { image: a }, db: { image: b } }").With("docker-compose.prod.yml", "services: { web: { image: c } }");

        var model = folder.Search();

        model.Workload("web").Image.ShouldBe("a");
        model.Missed().ShouldHaveSingleItem().ShouldBe("docker-compose.prod.yml:1 : it repeats services of docker-compose.yml (web), so it is laid over it or is another variant of the same system; it was not read. Name docker-compose.yml and docker-compose.prod.yml to have both merged, or docker-compose.prod.yml alone");
    }

    [Fact]
    public void Without_a_usual_file_the_one_with_most_services_is_the_base()
    {
        using var folder = new ComposeFolder().With("dev.yml", "services: { web: { image: dev } }").With("full.yml", "services: { web: { image: full }, db: { image: b } }");

        folder.Search().Workload("web").Image.ShouldBe("full");
    }

    [Fact]
    public void Directories_are_projects_of_their_own_except_what_others_take_in()
    {
        using var folder = new ComposeFolder()
            .With("compose.yaml", "include: [infra/compose.yaml]\nservices: { web: { image: a } }")
            .With("infra/compose.yaml", "services: { db: { image: b } }")
            .With("other/compose.yaml", "services: { web: { extends: { file: base.yaml, service: base } } }")
            .With("other/base.yaml", "services: { base: { image: c } }");

        folder.Search().Workloads.Select(workload => $"{workload.Name} {workload.Image} {workload.Unit}").ShouldBe(["db b compose.yaml", "web a compose.yaml", "web c other/compose.yaml"]);
    }

    [Fact]
    public void A_sibling_that_extends_the_usual_file_does_not_hide_it()
    {
        using var folder = new ComposeFolder().With("docker-compose.yml", "services: { web: { image: a } }").With("dev.yml", "services: { web: { extends: { file: docker-compose.yml, service: web } } }");

        folder.Search().Workload("web").Unit.ShouldBe("docker-compose.yml");
    }

    [Fact]
    public void Files_that_take_in_each_other_are_still_read()
    {
        using var folder = new ComposeFolder().With("one/a.yml", "include: [../two/b.yml]\nservices: { a: { image: a } }").With("two/b.yml", "include: [../one/a.yml]\nservices: { b: { image: b } }");

        folder.Search().Workloads.Select(workload => workload.Name).Order().ShouldBe(["a", "b"]);
    }
}
