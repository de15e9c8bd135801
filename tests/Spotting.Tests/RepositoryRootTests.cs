using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace Evolution.Spotting.Tests;

/// <summary>Finds the folder to analyze for a file.</summary>
public sealed class RepositoryRootTests : IDisposable
{
    static readonly string[] Pieces = ["..", "../", "/", "./", "a", "service", "\\", "..\\", "\0", "~", " ", ":", "${A}", "é", "https://"];

    readonly TemporaryFolder folder = new();

    [Fact]
    public void The_build_context_of_a_Compose_file_is_included()
    {
        folder.Write("service/Dockerfile", "FROM node\n");

        FindRoot("services: { service: { build: ../../service } }").ShouldBe(folder.Path);
    }

    [Fact]
    public void A_build_context_without_a_Dockerfile_is_not_included()
    {
        folder.Write("service/index.js", "");

        FindRoot("services: { service: { build: ../../service } }").ShouldBe(Path.Combine(folder.Path, "deploy/compose"));
    }

    [Fact]
    public void The_whole_repository_is_included()
    {
        folder.Write("shop.sln", "");

        FindRoot("services: { service: { image: a } }").ShouldBe(folder.Path);
    }

    [Fact]
    public void A_file_with_any_build_context_is_read() => Prop.ForAll(Gen.Elements(Pieces).ListOf().ToArbitrary(), pieces =>
    {
        var context = JsonSerializer.Serialize(string.Concat(pieces));
        var file = folder.Write("deploy/compose/compose.yaml", $"services: {{ a: {{ build: {context} }}, b: {{ build: {{ context: {context}, dockerfile: {context} }} }}, c: {{ path: {context}, context: {context} }} }}");

        var tree = RepositoryRoot.Find([file]);
        tree.ReadDocuments(Path.GetRelativePath(tree.Root, file)).ShouldHaveSingleItem().Find("services", "a", "build")!.Text.ShouldBe(string.Concat(pieces));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_file_with_malformed_YAML_is_included() => Prop.ForAll(MutatedText.Of("services:\n  a:\n    build: ../../service\n  b:\n    build: { context: '..', dockerfile: Dockerfile }\n").ToArbitrary(), text =>
    {
        var file = folder.Write("deploy/compose/compose.yaml", text);

        var tree = RepositoryRoot.Find([file]);
        tree.HasFile(Path.GetRelativePath(tree.Root, file)).ShouldBeTrue();
    }).QuickCheckThrowOnFailure();

    public void Dispose() => folder.Dispose();

    string FindRoot(string compose) => RepositoryRoot.Find([folder.Write("deploy/compose/compose.yaml", compose)]).Root;
}
