using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Evolution.Lab;
using Evolution.Lab.Processes;

namespace Evolution.Containers.Tests.Deployments;

/// <summary>A phase deployed from a copy of <c>deploy/</c> with the commands in its README. Asserts at the end that no container and no volume remains.</summary>
/// <param name="phase">The phase.</param>
/// <param name="deploySection">The section of the README that deploys it.</param>
/// <param name="removeSection">The section whose last code block removes it.</param>
/// <param name="isNightly">Whether it is deployed only if the environment selects all phases, like the nightly workflow.</param>
public abstract partial class Deployment(int phase, string deploySection, string removeSection, bool isNightly = false) : IAsyncLifetime
{
    const string Compose = "docker-compose", RollOutScript = "roll-out", DeploymentsVariable = "EVOLUTION_DEPLOYMENTS";
    static readonly string[] Programs = ["bash", "sed", "openssl", "curl"];
    static readonly TimeSpan Timeout = TimeSpan.FromMinutes(4);

    readonly string root = Directory.CreateTempSubdirectory("deployment-").FullName;
    readonly int port = FindFreePort();
    bool isUp;
    string? unavailabilityReason;

    /// <summary>The reason for skipping tests that run only in the nightly workflow.</summary>
    public static readonly string NightlyReason = $"Phases 1 and 2, and units other than Orders, are deployed only if {DeploymentsVariable}=all.";

    /// <summary>Whether this run tests all phases and units, like the nightly workflow.</summary>
    public static bool IsFullRun => Environment.GetEnvironmentVariable(DeploymentsVariable) is "all";

    /// <summary>The Gateway's address. Skips the calling test if nothing can be deployed.</summary>
    public Uri Gateway
    {
        get
        {
            Assert.SkipWhen(unavailabilityReason is not null, unavailabilityReason ?? "");
            return new($"http://127.0.0.1:{port}");
        }
    }

    string Folder => Path.Combine(root, "deploy", $"phase-{phase}");

    public async ValueTask InitializeAsync()
    {
        unavailabilityReason = isNightly && !IsFullRun ? NightlyReason : await GetUnavailabilityReasonAsync();
        if (unavailabilityReason is not null) return;
        await ServiceImages.EnsureBuiltAsync();
        CopyFolder(Repository.Find()["deploy", $"phase-{phase}"], Folder);
        File.Copy(Repository.Find()["deploy", RollOutScript], Path.Combine(root, "deploy", RollOutScript));
        isUp = true;
        await RunAsync(ExamplePhasePattern().Replace(Readme.GetCommands(deploySection)[0], $"phase-{phase}"), root);
        await DeployAsync();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (isUp)
        {
            await RunAsync(Readme.GetCommands(removeSection)[^1].Replace(" down", " down --volumes", StringComparison.Ordinal));
            (await FindLeftoversAsync()).ShouldBeEmpty("the deployment was removed");
        }
        Directory.Delete(root, recursive: true);
    }

    /// <summary>Deploys or updates the phase, and waits until all containers are healthy.</summary>
    public Task DeployAsync() => RunAsync(Readme.GetCommands(deploySection)[1]);

    /// <summary>Removes the deployment without its volumes, and deploys it again.</summary>
    public async Task RedeployAsync()
    {
        await RunAsync(Readme.GetCommands(removeSection)[^1]);
        (await ListContainersAsync()).ShouldBeEmpty();
        if (deploySection != removeSection) await RunAsync(Readme.GetCommands(deploySection)[0].Split('\n')[0], root);
        await DeployAsync();
    }

    /// <summary>Runs a command block of a README section.</summary>
    /// <param name="section">The heading of the section.</param>
    /// <param name="block">The index of the block.</param>
    /// <param name="edit">Replaces the example names of the README.</param>
    public Task RunAsync(string section, int block, Func<string, string> edit) => RunAsync(edit(Readme.GetCommands(section)[block]));

    /// <summary>Lists the names and states of the containers.</summary>
    public static async Task<IReadOnlyList<string>> ListContainersAsync() => (await Engine.RunAsync("ps", "--all", "--filter", "name=evolution-", "--format", "{{.Names}} {{.Status}}")).Lines;

    /// <summary>Runs commands in the folder of the phase and returns their result, even if they fail.</summary>
    public Task<SubprocessResult> TryRunAsync(string commands) => TryRunAsync(commands, Folder);

    async Task RunAsync(string commands, string? folder = null)
    {
        var result = await TryRunAsync(commands, folder ?? Folder);
        result.Succeeded.ShouldBeTrue($"{commands}\n{result.Text}");
    }

    Task<SubprocessResult> TryRunAsync(string commands, string folder) =>
        // Only the port is replaced, by a free one.
        new Subprocess("bash", "-e", "-c", commands.Replace("localhost:8080", $"127.0.0.1:{port}", StringComparison.Ordinal))
        {
            WorkingDirectory = folder,
            Timeout = Timeout,
            Environment = new Dictionary<string, string?> { ["GATEWAY_PORT"] = $"{port}", ["PATH"] = SearchPath },
        }.RunAsync(CancellationToken.None);

    // The `docker` script of this folder is used only without a real docker.
    static string SearchPath => Engine.Command is "docker" ? Environment.GetEnvironmentVariable("PATH")! : $"{Path.Combine(AppContext.BaseDirectory, "Deployments")}:{Environment.GetEnvironmentVariable("PATH")}";

    static async Task<string?> GetUnavailabilityReasonAsync()
    {
        if (await Engine.GetUnavailabilityReasonAsync() is { } reason) return reason;
        foreach (var program in Engine.Command is "docker" ? Programs : [.. Programs, Compose])
        {
            if (!(await new Subprocess("bash", "-c", $"command -v {program}") { Timeout = Timeout }.RunAsync(CancellationToken.None)).Succeeded) return $"{program} is not installed.";
        }
        if (Engine.Command is "docker" && !(await Engine.RunAsync("compose", "version")).Succeeded) return "Docker Compose is not installed: https://docs.docker.com/compose/install.";
        return await FindLeftoversAsync() is [var leftover, ..] ? $"{leftover} already exists, and a deployment would reuse it." : null;
    }

    static async Task<IReadOnlyList<string>> FindLeftoversAsync() =>
        [.. (await Engine.ListContainersAndNetworksAsync()).Concat(await Engine.ListVolumesAsync()).Where(name => name.Contains(" evolution", StringComparison.Ordinal))];

    static void CopyFolder(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 }))
        {
            if (Path.GetFileName(file) is ".env") continue;
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    static int FindFreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    // The README uses one phase of each kind as an example.
    [GeneratedRegex("phase-[0-3]")]
    private static partial Regex ExamplePhasePattern();
}
