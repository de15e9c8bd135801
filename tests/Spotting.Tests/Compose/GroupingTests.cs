namespace Evolution.Spotting.Tests.Compose;

public sealed class GroupingTests
{
    [Theory]
    [InlineData("compose.yaml", "compose.override.yaml")]
    [InlineData("docker-compose.yml", "docker-compose.override.yml")]
    public void The_default_file_is_merged_with_its_override(string baseFile, string overrideFile)
    {
        using var folder = new ComposeFolder().With(baseFile, "services: { web: { image: a } }").With(overrideFile, "services: { web: { image: b } }");

        folder.ReadAll().Workloads.ShouldHaveSingleItem().Image.ShouldBe("b");
        folder.ReadAll().GetWorkload("web").Unit.ShouldBe(baseFile);
    }

    [Fact]
    public void A_file_with_additional_services_belongs_to_the_project()
    {
        using var folder = new ComposeFolder().With("docker-compose.yml", "services: { web: { image: a } }").With("docker-compose.monitoring.yml", "services: { grafana: { image: grafana } }");

        folder.ReadAll().Workloads.Select(workload => (workload.Name, workload.Unit)).ShouldBe([("web", "docker-compose.yml"), ("grafana", "docker-compose.yml")]);
        folder.ReadAll().Unresolved.ShouldBeEmpty();
    }

    [Fact]
    public void A_variant_is_not_read_and_is_listed_with_instructions()
    {
        using var folder = new ComposeFolder().With("docker-compose.yml", "services: { web: { image: a }, db: { image: b } }").With("docker-compose.prod.yml", "services: { web: { image: c } }");

        var model = folder.ReadAll();

        model.GetWorkload("web").Image.ShouldBe("a");
        model.DescribeUnresolved().ShouldHaveSingleItem().ShouldBe("docker-compose.prod.yml:1 : the file repeats services of docker-compose.yml (web), so it is an override or a variant of the same system, and was not read. Specify docker-compose.yml and docker-compose.prod.yml to merge them, or docker-compose.prod.yml alone");
    }

    [Fact]
    public void Without_a_default_file_the_file_with_the_most_services_is_the_base()
    {
        using var folder = new ComposeFolder().With("dev.yml", "services: { web: { image: dev } }").With("full.yml", "services: { web: { image: full }, db: { image: b } }");

        folder.ReadAll().GetWorkload("web").Image.ShouldBe("full");
    }

    [Fact]
    public void Each_directory_is_a_project_except_included_and_extended_files()
    {
        using var folder = new ComposeFolder()
            .With("compose.yaml", "include: [infra/compose.yaml]\nservices: { web: { image: a } }")
            .With("infra/compose.yaml", "services: { db: { image: b } }")
            .With("other/compose.yaml", "services: { web: { extends: { file: base.yaml, service: base } } }")
            .With("other/base.yaml", "services: { base: { image: c } }");

        folder.ReadAll().Workloads.Select(workload => $"{workload.Name} {workload.Image} {workload.Unit}").ShouldBe(["db b compose.yaml", "web a compose.yaml", "web c other/compose.yaml"]);
    }

    [Fact]
    public void A_sibling_that_extends_the_default_file_does_not_hide_it()
    {
        using var folder = new ComposeFolder().With("docker-compose.yml", "services: { web: { image: a } }").With("dev.yml", "services: { web: { extends: { file: docker-compose.yml, service: web } } }");

        folder.ReadAll().GetWorkload("web").Unit.ShouldBe("docker-compose.yml");
    }

    [Fact]
    public void Files_that_include_each_other_are_read()
    {
        using var folder = new ComposeFolder().With("one/a.yml", "include: [../two/b.yml]\nservices: { a: { image: a } }").With("two/b.yml", "include: [../one/a.yml]\nservices: { b: { image: b } }");

        folder.ReadAll().Workloads.Select(workload => workload.Name).Order().ShouldBe(["a", "b"]);
    }
}
