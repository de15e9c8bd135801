using ArchUnitNET.Domain;
using ArchUnitNET.Domain.Extensions;
using ArchUnitNET.Loader;

namespace Evolution.House.Tests;

/// <summary>The rooms of the house, and which of them may know which: CONTRIBUTING.md draws the same arrows.</summary>
public sealed class ArchitectureTests
{
    /// <summary>Each room with all rooms that it may use.</summary>
    static readonly IReadOnlyDictionary<string, string[]> Rooms = new Dictionary<string, string[]>
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

    static readonly Architecture House = new ArchLoader().LoadAssemblies([.. Rooms.Keys.Select(System.Reflection.Assembly.Load)]).Build();

    public static TheoryData<string> Names => [.. Rooms.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_room_uses_only_rooms_below_it(string room)
    {
        string[] above = [.. Rooms.Keys.Where(other => other != room && !Rooms[room].Contains(other))];

        var uses = from type in House.Types where RoomOf(type) == room from used in type.GetTypeDependencies(House) where above.Contains(RoomOf(used)) select $"{type.FullName} uses {used.FullName}";

        uses.ShouldBeEmpty();
    }

    [Fact]
    public void Every_project_is_a_room()
    {
        var repository = Repository.Find();
        string[] folders = [.. Directory.GetDirectories(repository.Root), .. Directory.GetDirectories(repository["Services"])];

        var projects = folders.SelectMany(folder => Directory.GetFiles(folder, "*.csproj")).Select(Path.GetFileNameWithoutExtension);

        projects.ShouldBe(Rooms.Keys, ignoreOrder: true);
    }

    [Fact]
    public void No_project_compiles_the_sources_of_another()
    {
        var projects = Directory.EnumerateFiles(Repository.Find().Root, "*.csproj", SearchOption.AllDirectories);

        projects.SelectMany(File.ReadLines).Where(line => line.Contains("<Compile Include=\"..", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void Only_tests_see_what_is_internal()
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
    public void Folders_of_a_room_form_no_cycle(string room)
    {
        var uses = (from type in House.Types
                    where RoomOf(type) == room
                    from used in type.GetTypeDependencies(House)
                    where RoomOf(used) == room
                    let edge = (From: FolderOf(type), To: FolderOf(used))
                    where edge.From is not null && edge.To is not null && edge.From != edge.To
                    select (edge.From, edge.To, Example: $"{type.Name} uses {used.Name}")).DistinctBy(use => (use.From, use.To)).ToList();

        // What nothing in a cycle uses, or what uses nothing in one, is in none.
        while (uses.RemoveAll(use => uses.All(other => other.To != use.From) || uses.All(other => other.From != use.To)) > 0) ;

        uses.Select(use => $"{use.From} -> {use.To}: {use.Example}").ShouldBeEmpty();
    }

    /// <summary>The folder of a type in its room; null where it stands in the room itself.</summary>
    static string? FolderOf(IType type) => type.Namespace.FullName.Split('.') is ["Evolution", _, var folder, ..] ? folder : null;

    static string RoomOf(IType type) => type.Assembly.Name.Split(',')[0];
}
