using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Evolution.Lab;
using Evolution.Lab.Processes;

namespace Evolution.Containers.Tests.Deployments;

/// <summary>A phase that was brought up from a copy of <c>deploy/</c> by the commands of its README, as anybody would type them. When its tests are done, nothing of it is left.</summary>
/// <param name="phase">The phase.</param>
/// <param name="heading">The section of the README that brings it up.</param>
/// <param name="down">The section that ends it, by its last block.</param>
/// <param name="isNightly">Whether it is brought up only where the environment asks for all phases, as the nightly workflow does.</param>
public abstract partial class Deployment(int phase, string heading, string down, bool isNightly = false) : IAsyncLifetime
{
    const string Compose = "docker-compose", RollOut = "roll-out", Asked = "EVOLUTION_DEPLOYMENTS";
    static readonly string[] Programs = ["bash", "sed", "openssl", "curl"];
    static readonly TimeSpan Limit = TimeSpan.FromMinutes(4);

    readonly string root = Directory.CreateTempSubdirectory("deployment-").FullName;
    readonly int port = FreePort();
    bool isUp;
    string? missing;

    /// <summary>Why what is tested every night only is skipped.</summary>
    public static readonly string Nightly = $"Phases 1 and 2, and units beside Orders, are deployed where {Asked}=all.";

    /// <summary>Whether all phases and units are asked for, as the nightly workflow does.</summary>
    public static bool AreAllAsked => Environment.GetEnvironmentVariable(Asked) is "all";

    /// <summary>The Gateway's address. The test that asks for it is skipped where nothing can be deployed.</summary>
    public Uri Gateway
    {
        get
        {
            Assert.SkipWhen(missing is not null, missing ?? "");
            return new($"http://127.0.0.1:{port}");
        }
    }

    string Folder => Path.Combine(root, "deploy", $"phase-{phase}");

    public async ValueTask InitializeAsync()
    {
        missing = isNightly && !AreAllAsked ? Nightly : await MissingAsync();
        if (missing is not null) return;
        await ServiceImages.EnsureAsync();
        Copy(Repository.Find()["deploy", $"phase-{phase}"], Folder);
        File.Copy(Repository.Find()["deploy", RollOut], Path.Combine(root, "deploy", RollOut));
        isUp = true;
        await RunAsync(ExamplePhase().Replace(Readme.Commands(heading)[0], $"phase-{phase}"), root);
        await UpAsync();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (isUp)
        {
            await RunAsync(Readme.Commands(down)[^1].Replace(" down", " down --volumes", StringComparison.Ordinal));
            (await LeftAsync()).ShouldBeEmpty("the deployment was taken down");
        }
        Directory.Delete(root, recursive: true);
    }

    /// <summary>Brings it up, or up again, and waits until all is healthy.</summary>
    public Task UpAsync() => RunAsync(Readme.Commands(heading)[1]);

    /// <summary>Takes it down without its volumes, and brings it up again.</summary>
    public async Task DownAndUpAsync()
    {
        await RunAsync(Readme.Commands(down)[^1]);
        (await ContainersAsync()).ShouldBeEmpty();
        if (heading != down) await RunAsync(Readme.Commands(heading)[0].Split('\n')[0], root);
        await UpAsync();
    }

    /// <summary>Runs the block of a section by its number.</summary>
    /// <param name="section">The section's heading.</param>
    /// <param name="block">The number, from 0.</param>
    /// <param name="edit">Puts another name where the README gives an example.</param>
    public Task RunAsync(string section, int block, Func<string, string> edit) => RunAsync(edit(Readme.Commands(section)[block]));

    /// <summary>Names and states of its containers.</summary>
    public static async Task<IReadOnlyList<string>> ContainersAsync() => (await Engine.RunAsync("ps", "--all", "--filter", "name=evolution-", "--format", "{{.Names}} {{.Status}}")).Lines;

    /// <summary>Runs commands in the folder of the phase, whatever comes of them.</summary>
    public Task<SubprocessResult> TryAsync(string commands) => TryAsync(commands, Folder);

    async Task RunAsync(string commands, string? folder = null)
    {
        var result = await TryAsync(commands, folder ?? Folder);
        result.Succeeded.ShouldBeTrue($"{commands}\n{result.Text}");
    }

    Task<SubprocessResult> TryAsync(string commands, string folder) =>
        // The port is one that is free here; all else is run as it is written.
        new Subprocess("bash", "-e", "-c", commands.Replace("localhost:8080", $"127.0.0.1:{port}", StringComparison.Ordinal))
        {
            Folder = folder,
            Limit = Limit,
            Environment = new Dictionary<string, string?> { ["GATEWAY_PORT"] = $"{port}", ["PATH"] = SearchPath },
        }.RunAsync(CancellationToken.None);

    // Our `docker` stands in front of no real one.
    static string SearchPath => Engine.Command is "docker" ? Environment.GetEnvironmentVariable("PATH")! : $"{Path.Combine(AppContext.BaseDirectory, "Deployments")}:{Environment.GetEnvironmentVariable("PATH")}";

    static async Task<string?> MissingAsync()
    {
        if (await Engine.MissingAsync() is { } noEngine) return noEngine;
        foreach (var program in Engine.Command is "docker" ? Programs : [.. Programs, Compose])
        {
            if (!(await new Subprocess("bash", "-c", $"command -v {program}") { Limit = Limit }.RunAsync(CancellationToken.None)).Succeeded) return $"There is no {program}.";
        }
        if (Engine.Command is "docker" && !(await Engine.RunAsync("compose", "version")).Succeeded) return "Docker has no Compose: https://docs.docker.com/compose/install.";
        return await LeftAsync() is [var other, ..] ? $"There is {other} already, which a deployment would take over." : null;
    }

    static async Task<IReadOnlyList<string>> LeftAsync() =>
        [.. (await Engine.ContainersAsync()).Concat(await Engine.VolumesAsync()).Where(name => name.Contains(" evolution", StringComparison.Ordinal))];

    static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 }))
        {
            if (Path.GetFileName(file) is ".env") continue;
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    // The README shows one phase of each kind.
    [GeneratedRegex("phase-[0-3]")]
    private static partial Regex ExamplePhase();
}
