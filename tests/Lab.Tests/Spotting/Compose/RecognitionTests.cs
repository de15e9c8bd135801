using Evolution.Lab.Spotting.Compose;
using Evolution.Lab.Spotting.Documents;

namespace Evolution.Lab.Tests.Spotting.Compose;

public sealed class RecognitionTests
{
    [Theory]
    [InlineData("services: { web: { image: a } }")]
    [InlineData("version: '3'\nservices: { web: { environment: [A=1] }, db: }")]
    [InlineData("include: [a.yaml]\nname: shop")]
    [InlineData("include: [{ path: a.yaml }]")]
    [InlineData("x-a: &a { image: b }\nservices: { web: *a }")]
    public void Compose_is_recognized(string text) => Recognizes(text).ShouldBeTrue();

    [Theory]
    [InlineData("apiVersion: v1\nkind: Service\nservices: { web: { image: a } }")]
    [InlineData("services: { App\\Mailer: { class: X, arguments: [a] }, _defaults: { autowire: true } }")]
    [InlineData("services: { web: { project: src/web, language: dotnet, host: containerapp } }")]
    [InlineData("services: [postgres]")]
    [InlineData("services:")]
    [InlineData("services: {}")]
    [InlineData("resources: { web: { type: project.v0 } }")]
    [InlineData("include: [{ local: a.yaml }]\nstages: [build]")]
    [InlineData("- a")]
    [InlineData("text")]
    public void Others_are_not(string text) => Recognizes(text).ShouldBeFalse();

    static bool Recognizes(string text) => YamlReader.Read(text, "x.yaml").Any(ComposeReader.Recognizes);
}
