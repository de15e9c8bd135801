using Evolution.Spotting.Compose;
using Evolution.Spotting.Documents;

namespace Evolution.Spotting.Tests.Compose;

public sealed class RecognitionTests
{
    [Theory]
    [InlineData("services: { web: { image: a } }")]
    [InlineData("version: '3'\nservices: { web: { environment: [A=1] }, db: }")]
    [InlineData("include: [a.yaml]\nname: shop")]
    [InlineData("include: [{ path: a.yaml }]")]
    [InlineData("x-a: &a { image: b }\nservices: { web: *a }")]
    [InlineData("web: { build: ., links: [db] }\ndb: { image: postgres, net: host }")]
    public void A_Compose_file_is_recognized(string text) => CanRead(text).ShouldBeTrue();

    [Theory]
    [InlineData("apiVersion: v1\nkind: Service\nservices: { web: { image: a } }")]
    [InlineData("services: { App\\Mailer: { class: X, arguments: [a] }, _defaults: { autowire: true } }")]
    [InlineData("services: { web: { project: src/web, language: dotnet, host: containerapp } }")]
    [InlineData("services: [postgres]")]
    [InlineData("services:")]
    [InlineData("services: {}")]
    [InlineData("resources: { web: { type: project.v0 } }")]
    [InlineData("include: [{ local: a.yaml }]\nstages: [build]")]
    [InlineData("build: { image: ruby, script: [rake], environment: test }")]
    [InlineData("- a")]
    [InlineData("text")]
    public void Other_YAML_files_are_not_recognized(string text) => CanRead(text).ShouldBeFalse();

    [Fact]
    public void Top_level_services_of_Compose_version_1_are_read()
    {
        var model = ComposeFolder.Read("web:\n  image: shop/web\n  links: [db]\ndb:\n  image: postgres\n");

        model.Workloads.Select(workload => (workload.Name, workload.Location.Line)).ShouldBe([("web", 1), ("db", 4)]);
        model.Workloads[0].Relationships.ShouldHaveSingleItem().Target.ShouldBe("db");
    }

    static bool CanRead(string text) => YamlReader.Read(text, "x.yaml").Any(ComposeReader.CanRead);
}
