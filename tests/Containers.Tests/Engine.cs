using System.Text.RegularExpressions;
using Evolution.Lab;
using Evolution.Lab.Processes;

namespace Evolution.Containers.Tests;

/// <summary>The container engine of this machine, used through its command line.</summary>
static partial class Engine
{
    const string ConfigurationVariable = "CONTAINERS_CONF", EngineVariable = "ASPIRE_CONTAINER_RUNTIME", Script = "eng/container-images";
    static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);
    static readonly Lazy<Task<string?>> UnavailabilityReason = new(FindUnavailabilityReasonAsync);

    /// <summary>Returns the reason why containers cannot run, with the command that fixes it.</summary>
    /// <returns><see langword="null"/> if containers can run.</returns>
    public static Task<string?> GetUnavailabilityReasonAsync() => UnavailabilityReason.Value;

    /// <summary>Lists the engine's containers, in any state, and its networks.</summary>
    public static async Task<IReadOnlyList<string>> ListContainersAndNetworksAsync() =>
    [
        .. await ListAsync("ps", "--all", "--format", "container {{.Names}}"),
        .. await ListAsync("network", "ls", "--format", "network {{.Name}}"),
    ];

    /// <summary>Lists the engine's volumes.</summary>
    public static Task<IReadOnlyList<string>> ListVolumesAsync() => ListAsync("volume", "ls", "--format", "volume {{.Name}}");

    /// <summary>The engine's command.</summary>
    public static string Command => Environment.GetEnvironmentVariable(EngineVariable)!;

    static async Task<string?> FindUnavailabilityReasonAsync()
    {
        var repository = Repository.Find();
        UseRepositoryConfiguration(repository[".evolution", "containers.conf"]);
        try
        {
            var choice = await StoreChoice.DecideAsync(StoreKind.Containers);
            Environment.SetEnvironmentVariable(EngineVariable, choice.Engine);
        }
        catch (ArgumentException exception)
        {
            return $"{exception.Message} On Debian, run {Script} as root to install Podman and build the images.";
        }
        string[] images = [.. ImageNamePattern().Matches(await File.ReadAllTextAsync(repository[Script])).Select(match => match.Value)];
        foreach (var image in images)
        {
            if (!(await RunAsync("image", "inspect", image)).Succeeded)
                return $"The image {image} is missing. Run: {Command} pull {image}. If it cannot be pulled, run {Script} on Debian as root to build it.";
        }
        var trial = await RunAsync("run", "--rm", "--entrypoint", "true", images[0]);
        return trial.Succeeded ? null : $"{Command} cannot start a container: {trial.Tail(1).FirstOrDefault()} On Debian, run {Script} as root to change the settings.";
    }

    /// <summary>Uses the engine configuration of <c>eng/container-images</c>, unless the environment sets another one.</summary>
    static void UseRepositoryConfiguration(string file)
    {
        if (!File.Exists(file) || Environment.GetEnvironmentVariable(ConfigurationVariable) is not null || Environment.GetEnvironmentVariable(EngineVariable) is not null) return;
        Environment.SetEnvironmentVariable(ConfigurationVariable, file);
        Environment.SetEnvironmentVariable(EngineVariable, "podman");
    }

    static async Task<IReadOnlyList<string>> ListAsync(params string[] arguments)
    {
        var result = await RunAsync(arguments);
        result.Succeeded.ShouldBeTrue(result.Text);
        return result.Lines;
    }

    /// <summary>Runs an engine command with the given arguments.</summary>
    public static Task<SubprocessResult> RunAsync(params string[] arguments) => new Subprocess(Command, arguments) { Timeout = Timeout }.RunAsync(CancellationToken.None);

    [GeneratedRegex(@"docker\.io/library/[\w-]+:[\w.-]+")]
    private static partial Regex ImageNamePattern();
}
