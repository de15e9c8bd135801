using Evolution.Board.Spotting.Input;

namespace Evolution.Board.Tests.Spotting;

/// <summary>Chooses the file name of a pasted text.</summary>
public sealed class PastedNameTests
{
    [Theory]
    [InlineData("services:\n  a: { image: b }\n", "compose.yaml")]
    [InlineData("apiVersion: v1\nkind: Service\n", "kubernetes.yaml")]
    [InlineData("# all of it\n---\nkind: Deployment\napiVersion: apps/v1\n", "kubernetes.yaml")]
    [InlineData("apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n", "kustomization.yaml")]
    [InlineData("""{ "resources": { "orders": { "type": "project.v0" } } }""", "manifest.json")]
    [InlineData("""{ "apiVersion": "v1", "kind": "List", "items": [] }""", "kubernetes.json")]
    [InlineData("""{ "services": { "a": { "image": "b" } } }""", "compose.json")]
    [InlineData("", "compose.yaml")]
    public void A_pasted_text_is_named_by_its_kind(string text, string name) => PastedName.Of(text).ShouldBe(name);
}
