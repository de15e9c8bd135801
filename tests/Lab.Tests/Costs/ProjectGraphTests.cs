using Evolution.Lab.Costs.Changes;

namespace Evolution.Lab.Tests.Costs;

public sealed class ProjectGraphTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Transitive_references_are_followed_with_any_path_separator()
    {
        WriteProject("Contracts/Contracts.csproj");
        WriteProject("Defaults/Defaults.csproj", @"..\Contracts\Contracts.csproj");
        var graph = ProjectGraph.Read([WriteProject("Services/Orders/Orders.csproj", "../../Defaults/Defaults.csproj"), WriteProject("Services/Alone/Alone.csproj")]);

        graph.GetReferences("Orders").ShouldBe(["Defaults", "Contracts"], ignoreOrder: true);
        graph.GetReferences("Alone").ShouldBeEmpty();
        graph.GetDependents("Contracts").ShouldBe(["Defaults", "Orders"], ignoreOrder: true);
    }

    [Fact]
    public void Cyclic_references_are_followed_once()
    {
        var graph = ProjectGraph.Read([WriteProject("A/A.csproj", "../B/B.csproj"), WriteProject("B/B.csproj", "../A/A.csproj")]);
        graph.GetReferences("A").ShouldBe(["A", "B"], ignoreOrder: true);
    }

    [Fact]
    public void A_missing_project_is_an_error_with_its_name() =>
        Should.Throw<LabException>(() => ProjectGraph.Read([WriteProject("A/A.csproj", "../Missing/Missing.csproj")])).Message.ShouldContain("Missing.csproj cannot be read");

    string WriteProject(string path, params string[] references) => folder.Write(path,
        $"""<Project Sdk="Microsoft.NET.Sdk"><ItemGroup>{string.Concat(references.Select(reference => $"""<ProjectReference Include="{reference}" />"""))}</ItemGroup></Project>""");
}
