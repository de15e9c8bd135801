using System.Runtime.Versioning;
using Evolution.Lab.Prerequisites;
using Evolution.Lab.Processes;

namespace Evolution.Evo.Tests.Commands;

/// <summary>Runs the script <c>evo</c> in a separate repository, with a <c>dotnet</c> that records its arguments and environment.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class EvoScriptTests : IAsyncLifetime
{
    const string DotnetScript = """
        #!/bin/sh
        here=$(dirname -- "$0")
        if [ -f "$here/$1.error" ]; then cat "$here/$1.error" >&2; exit 1; fi
        case $1 in
          --version) echo 10.0.100 ;;
          build) env > "$here/build.env"; mkdir -p .evolution/evo; : > .evolution/evo/Evo.dll ;;
          *) env > "$here/run.env"; echo "ran $*" ;;
        esac
        """;

    static readonly TimeSpan InstallTimeout = TimeSpan.FromSeconds(30);

    readonly TemporaryFolder folder = new();

    string Root => Path.Combine(folder.Path, "a repository");

    string Script => Path.Combine(Root, "evo");

    string Programs => Path.Combine(folder.Path, "programs");

    public async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has evo.cmd.");
        foreach (var source in new[] { "Evo/Program.cs", "Reports/ReportText.cs", "Lab/Repository.cs", "Control/ControlClient.cs", "Topologies/Topology.cs", "Spotting/Spotter.cs", "ApiContracts/Rule.cs", "Directory.Build.props", "Directory.Packages.props", "global.json" })
        {
            folder.Write($"a repository/{source}", "");
        }
        Directory.CreateDirectory(Programs);
        await InstallAsync(folder.Write("dotnet.sh", DotnetScript.ReplaceLineEndings("\n")), Path.Combine(Programs, "dotnet"));
        await InstallAsync(Repository.Find()["evo"], Script);
    }

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task The_build_gets_a_reduced_environment_and_evo_gets_all_of_it()
    {
        var output = await RunSuccessfullyAsync([Script, "run"], new() { ["Platform"] = "HPD", ["NoWarn"] = "1", ["root"] = "/nowhere", ["NUGET_PACKAGES"] = "/packages", ["EVOLUTION_X"] = "a b" });

        output.ShouldEndWith($"ran {Root}/.evolution/evo/Evo.dll run");
        var build = File.ReadAllLines(Path.Combine(Programs, "build.env"));
        build.ShouldContain("NUGET_PACKAGES=/packages");
        build.ShouldContain("MSBUILDDISABLENODEREUSE=1");
        foreach (var name in new[] { "Platform", "NoWarn", "root", "EVOLUTION_X" }) build.ShouldAllBe(line => !line.StartsWith($"{name}=", StringComparison.Ordinal));
        File.ReadAllLines(Path.Combine(Programs, "run.env")).ShouldContain("EVOLUTION_X=a b");
    }

    [Fact]
    public async Task A_second_run_builds_nothing()
    {
        await RunSuccessfullyAsync([Script]);

        (await RunSuccessfullyAsync([Script, "test"])).ShouldBe($"ran {Root}/.evolution/evo/Evo.dll test");
    }

    [Fact]
    public async Task The_repository_is_found_through_a_chain_of_links()
    {
        var links = Directory.CreateDirectory(Path.Combine(folder.Path, "links")).FullName;
        File.CreateSymbolicLink(Path.Combine(links, "absolute"), Script);
        File.CreateSymbolicLink(Path.Combine(Programs, "evo"), "../links/absolute");

        (await RunSuccessfullyAsync(["env", "evo", "run"])).ShouldEndWith($"ran {Root}/.evolution/evo/Evo.dll run");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("/nonexistent")]
    public async Task Without_a_home_directory_the_SDK_stores_its_files_in_the_repository(string? home)
    {
        var output = await RunSuccessfullyAsync([Script], new() { ["HOME"] = home, ["DOTNET_CLI_HOME"] = null });

        output.Split('\n')[0].ShouldEndWith($"The .NET SDK and NuGet keep their files in {Root}/.evolution/home.");
        File.ReadAllLines(Path.Combine(Programs, "build.env")).ShouldContain($"DOTNET_CLI_HOME={Root}/.evolution/home");
        Directory.Exists(Path.Combine(Root, ".evolution", "home")).ShouldBeTrue();
    }

    [Fact]
    public async Task An_error_of_the_SDK_is_shown()
    {
        folder.Write("programs/--version.error", "A compatible .NET SDK was not found.\nRequested SDK version: 10.0.100\n");

        var output = await RunWithFailureAsync([Script]);

        output.ShouldContain("`dotnet --version` failed:\nA compatible .NET SDK was not found.\nRequested SDK version: 10.0.100\n");
    }

    [Fact]
    public async Task A_missing_SDK_is_reported()
    {
        File.Delete(Path.Combine(Programs, "dotnet"));

        (await RunWithFailureAsync([Script], path: CreatePath("bash", "dirname", "pwd"))).ShouldStartWith("evo requires the .NET SDK 10, but dotnet was not found in PATH.");
    }

    [Theory]
    [InlineData("")]
    [InlineData(".evolution")]
    [InlineData("Lab/obj")]
    public async Task A_path_of_another_user_is_reported_with_a_solution(string deniedPath)
    {
        Directory.CreateDirectory(Path.Combine(Root, deniedPath));
        folder.Write("programs/build.error", "error MSB3491: Could not write lines.\nerror MSB3491: Could not write more lines.\n");
        using var folderAccess = new UnprivilegedUser(folder.Path);
        using var user = new UnprivilegedUser(Root).DenyWrite(deniedPath);

        var output = await RunWithFailureAsync([.. user.CommandPrefix, Script], new() { ["DOTNET_CLI_HOME"] = "/tmp" });

        var path = deniedPath is "" ? Root : Path.Combine(Root, deniedPath);
        output.Split('\n')[^1].ShouldBe($"evo cannot write to {path}, which belongs to another user or is read-only. To take ownership of the repository, run: sudo chown -R \"$USER\" '{Root}'");
        output.ShouldNotContain("error");
    }

    [Fact]
    public async Task A_build_that_fails_shows_its_errors()
    {
        folder.Write("programs/build.error", "error CS0103\n");

        (await RunWithFailureAsync([Script])).ShouldBe("Building evo ...\nerror CS0103");
    }

    async Task<string> RunSuccessfullyAsync(string[] command, Dictionary<string, string?>? environment = null)
    {
        using var evo = Start(command, environment ?? [], null);
        (await evo.WaitForExitAsync()).ShouldBe(0, evo.Output);
        return evo.Output;
    }

    async Task<string> RunWithFailureAsync(string[] command, Dictionary<string, string?>? environment = null, string? path = null)
    {
        using var evo = Start(command, environment ?? [], path);
        (await evo.WaitForExitAsync()).ShouldBe(1, evo.Output);
        return evo.Output;
    }

    LabProgram Start(string[] command, Dictionary<string, string?> environment, string? path)
    {
        environment["PATH"] = path ?? $"{Programs}:{Environment.GetEnvironmentVariable("PATH")}";
        return new(command, environment);
    }

    /// <summary>Creates a folder with links to these programs only.</summary>
    string CreatePath(params string[] names)
    {
        var bin = Directory.CreateDirectory(Path.Combine(folder.Path, "bin")).FullName;
        foreach (var name in names) File.CreateSymbolicLink(Path.Combine(bin, name), ProgramFinder.Find(name)!);
        return bin;
    }

    // `install` runs in another process. A file that this process has open for writing could be inherited by a child of a parallel test and then not be executed.
    static async Task InstallAsync(string source, string target) =>
        (await new Subprocess("install", "-m", "755", source, target) { Timeout = InstallTimeout }.RunAsync(CancellationToken.None)).ExitCode.ShouldBe(0);
}
