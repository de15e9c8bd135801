using ArchUnitNET.Domain;
using ArchUnitNET.Domain.Extensions;
using ArchUnitNET.Loader;

namespace Evolution.House.Tests;

/// <summary>The projects of the repository and their allowed dependencies, as shown in CONTRIBUTING.md.</summary>
public sealed class ArchitectureTests
{
    /// <summary>Each project with all projects that it may use.</summary>
    static readonly IReadOnlyDictionary<string, string[]> AllowedDependencies = new Dictionary<string, string[]>
    {
        ["ApiContracts"] = [],
        ["AppHost"] = ["Control", "Hosting.LocalServers", "Topologies"],
        ["Board"] = ["Control", "Lab", "Reports", "Spotting", "Topologies"],
        ["Contracts"] = [],
        ["Control"] = [],
        ["CrashTest.Host"] = ["AppHost", "Wiring"],
        ["Evo"] = ["ApiContracts", "Control", "Lab", "Reports", "Spotting", "Topologies"],
        ["Gateway"] = ["ServiceDefaults"],
        ["Hosting.LocalServers"] = [],
        ["Inventory"] = ["Contracts", "ServiceDefaults"],
        ["Lab"] = ["Control", "Topologies"],
        ["Orders"] = ["Contracts", "ServiceDefaults"],
        ["Payments"] = ["Contracts", "ServiceDefaults"],
        ["Reports"] = ["Control", "Lab", "Topologies"],
        ["ServiceDefaults"] = ["Contracts"],
        ["Spotting"] = [],
        ["Topologies"] = [],
        ["Wiring"] = [],
    };

    static readonly Architecture LoadedAssemblies = new ArchLoader().LoadAssemblies([.. AllowedDependencies.Keys.Select(System.Reflection.Assembly.Load)]).Build();

    public static TheoryData<string> Names => [.. AllowedDependencies.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_project_uses_only_its_allowed_projects(string project)
    {
        string[] forbidden = [.. AllowedDependencies.Keys.Where(other => other != project && !AllowedDependencies[project].Contains(other))];

        var uses = from type in LoadedAssemblies.Types where GetProject(type) == project from used in type.GetTypeDependencies(LoadedAssemblies) where forbidden.Contains(GetProject(used)) select $"{type.FullName} uses {used.FullName}";

        uses.ShouldBeEmpty();
    }

    [Fact]
    public void Every_project_has_a_rule()
    {
        var repository = Repository.Find();
        string[] folders = [.. Directory.GetDirectories(repository.Root), .. Directory.GetDirectories(repository["Services"])];

        var projects = folders.SelectMany(folder => Directory.GetFiles(folder, "*.csproj")).Select(Path.GetFileNameWithoutExtension);

        projects.ShouldBe(AllowedDependencies.Keys, ignoreOrder: true);
    }

    [Fact]
    public void No_project_compiles_the_sources_of_another()
    {
        var projects = Directory.EnumerateFiles(Repository.Find().Root, "*.csproj", SearchOption.AllDirectories);

        projects.SelectMany(File.ReadLines).Where(line => line.Contains("<Compile Include=\"..", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void Internals_are_visible_to_tests_only()
    {
        var projects = Directory.EnumerateFiles(Repository.Find().Root, "*.csproj", SearchOption.AllDirectories);

        projects.SelectMany(File.ReadLines).Where(line => line.Contains("<InternalsVisibleTo", StringComparison.Ordinal) && !line.Contains(".Tests\"", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Lab")]
    [InlineData("Reports")]
    [InlineData("Spotting")]
    [InlineData("Evo")]
    [InlineData("Board")]
    public void Folders_of_a_project_form_no_cycle(string project)
    {
        var uses = (from type in LoadedAssemblies.Types
                    where GetProject(type) == project
                    from used in type.GetTypeDependencies(LoadedAssemblies)
                    where GetProject(used) == project
                    let edge = (From: GetFolder(type), To: GetFolder(used))
                    where edge.From is not null && edge.To is not null && edge.From != edge.To
                    select (edge.From, edge.To, Example: $"{type.Name} uses {used.Name}")).DistinctBy(use => (use.From, use.To)).ToList();

        // Removes folders without incoming or outgoing edges repeatedly, until only cycles are left.
        while (uses.RemoveAll(use => uses.All(other => other.To != use.From) || uses.All(other => other.From != use.To)) > 0) ;

        uses.Select(use => $"{use.From} -> {use.To}: {use.Example}").ShouldBeEmpty();
    }

    /// <summary>Returns the folder of the given type in its project, or <see langword="null"/> if it is at the root of the project.</summary>
    static string? GetFolder(IType type) => type.Namespace.FullName.Split('.') is ["Evolution", _, var folder, ..] ? folder : null;

    static string GetProject(IType type) => type.Assembly.Name.Split(',')[0];
}
