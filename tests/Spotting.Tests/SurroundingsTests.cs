using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace Evolution.Spotting.Tests;

/// <summary>How much of a disk is read with a file that a user names.</summary>
public sealed class SurroundingsTests : IDisposable
{
    static readonly string[] Pieces = ["..", "../", "/", "./", "a", "service", "\\", "..\\", "\0", "~", " ", ":", "${A}", "é", "https://"];

    readonly TemporaryFolder folder = new();

    [Fact]
    public void The_folder_that_a_file_builds_from_is_among_them()
    {
        folder.Write("service/Dockerfile", "FROM node\n");

        Root("services: { service: { build: ../../service } }").ShouldBe(folder.Path);
    }

    [Fact]
    public void A_folder_without_a_Dockerfile_is_not()
    {
        folder.Write("service/index.js", "");

        Root("services: { service: { build: ../../service } }").ShouldBe(Path.Combine(folder.Path, "deploy/compose"));
    }

    [Fact]
    public void A_repository_is_read_as_a_whole()
    {
        folder.Write("shop.sln", "");

        Root("services: { service: { image: a } }").ShouldBe(folder.Path);
    }

    [Fact]
    public void Whatever_a_file_builds_from_it_is_read_itself() => Prop.ForAll(Gen.Elements(Pieces).ListOf().ToArbitrary(), pieces =>
    {
        var context = JsonSerializer.Serialize(string.Concat(pieces));
        var file = folder.Write("deploy/compose/compose.yaml", $"services: {{ a: {{ build: {context} }}, b: {{ build: {{ context: {context}, dockerfile: {context} }} }}, c: {{ path: {context}, context: {context} }} }}");

        var tree = Surroundings.Of([file]);
        tree.Documents(Path.GetRelativePath(tree.Root, file)).ShouldHaveSingleItem().At("services", "a", "build")!.Text.ShouldBe(string.Concat(pieces));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Or_refused_where_it_is_no_YAML() => Prop.ForAll(Mutated.Of("services:\n  a:\n    build: ../../service\n  b:\n    build: { context: '..', dockerfile: Dockerfile }\n").ToArbitrary(), text =>
    {
        var file = folder.Write("deploy/compose/compose.yaml", text);

        var tree = Surroundings.Of([file]);
        tree.HasFile(Path.GetRelativePath(tree.Root, file)).ShouldBeTrue();
    }).QuickCheckThrowOnFailure();

    public void Dispose() => folder.Dispose();

    string Root(string compose) => Surroundings.Of([folder.Write("deploy/compose/compose.yaml", compose)]).Root;
}
