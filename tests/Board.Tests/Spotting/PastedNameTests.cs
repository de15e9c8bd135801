using Evolution.Board.Spotting.Input;

namespace Evolution.Board.Tests.Spotting;

public sealed class PastedNameTests
{
    [Theory]
    [InlineData("services:\n  a: { image: b }\n", "compose.yaml")]
    [InlineData("apiVersion: v1\nkind: Service\n", "kubernetes.yaml")]
    [InlineData("# shop\n---\nkind: Deployment\napiVersion: apps/v1\n", "kubernetes.yaml")]
    [InlineData("apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n", "kustomization.yaml")]
    [InlineData("""{ "resources": { "orders": { "type": "project.v0" } } }""", "manifest.json")]
    [InlineData("""{ "apiVersion": "v1", "kind": "List", "items": [] }""", "kubernetes.json")]
    [InlineData("""{ "services": { "a": { "image": "b" } } }""", "compose.json")]
    [InlineData("", "compose.yaml")]
    public void The_file_name_depends_on_the_format_of_the_text(string text, string name) => PastedName.Of(text).ShouldBe(name);
}
