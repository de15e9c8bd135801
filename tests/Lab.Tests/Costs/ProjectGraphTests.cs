using Evolution.Lab.Costs.Changes;

namespace Evolution.Lab.Tests.Costs;

public sealed class ProjectGraphTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Transitive_references_are_followed_with_any_path_separator()
    {
        Project("Contracts/Contracts.csproj");
        Project("Defaults/Defaults.csproj", @"..\Contracts\Contracts.csproj");
        var graph = ProjectGraph.Read([Project("Services/Orders/Orders.csproj", "../../Defaults/Defaults.csproj"), Project("Services/Alone/Alone.csproj")]);

        graph.ReferencesOf("Orders").ShouldBe(["Defaults", "Contracts"], ignoreOrder: true);
        graph.ReferencesOf("Alone").ShouldBeEmpty();
        graph.DependentsOf("Contracts").ShouldBe(["Defaults", "Orders"], ignoreOrder: true);
    }

    [Fact]
    public void Cyclic_references_are_followed_once()
    {
        var graph = ProjectGraph.Read([Project("A/A.csproj", "../B/B.csproj"), Project("B/B.csproj", "../A/A.csproj")]);
        graph.ReferencesOf("A").ShouldBe(["A", "B"], ignoreOrder: true);
    }

    [Fact]
    public void A_missing_project_is_an_error_with_its_name() =>
        Should.Throw<LabException>(() => ProjectGraph.Read([Project("A/A.csproj", "../Gone/Gone.csproj")])).Message.ShouldContain("Gone.csproj cannot be read");

    string Project(string path, params string[] references) => folder.Write(path,
        $"""<Project Sdk="Microsoft.NET.Sdk"><ItemGroup>{string.Concat(references.Select(reference => $"""<ProjectReference Include="{reference}" />"""))}</ItemGroup></Project>""");
}
