using System.Text.RegularExpressions;
using Evolution.Lab;
using Evolution.Lab.Processes;

namespace Evolution.Containers.Tests;

/// <summary>The container engine of this machine, used through its command line.</summary>
static partial class Engine
{
    const string ConfigurationVariable = "CONTAINERS_CONF", EngineVariable = "ASPIRE_CONTAINER_RUNTIME", Script = "eng/container-images";
    static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);
    static readonly Lazy<Task<string?>> MissingReason = new(FindMissingAsync);

    /// <summary>The reason why containers cannot run, with the command that fixes it.</summary>
    /// <returns><see langword="null"/> if containers can run.</returns>
    public static Task<string?> GetMissingReasonAsync() => MissingReason.Value;

    /// <summary>The containers in any state and the networks of the engine.</summary>
    public static async Task<IReadOnlyList<string>> ContainersAsync() =>
    [
        .. await ListAsync("ps", "--all", "--format", "container {{.Names}}"),
        .. await ListAsync("network", "ls", "--format", "network {{.Name}}"),
    ];

    /// <summary>The volumes of the engine.</summary>
    public static Task<IReadOnlyList<string>> VolumesAsync() => ListAsync("volume", "ls", "--format", "volume {{.Name}}");

    /// <summary>The command of the engine.</summary>
    public static string Command => Environment.GetEnvironmentVariable(EngineVariable)!;

    static async Task<string?> FindMissingAsync()
    {
        var repository = Repository.Find();
        UseOwnConfiguration(repository[".evolution", "containers.conf"]);
        try
        {
            var choice = await StoreChoice.DecideAsync(StoreKind.Containers);
            Environment.SetEnvironmentVariable(EngineVariable, choice.Engine);
        }
        catch (ArgumentException exception)
        {
            return $"{exception.Message} On Debian, as root, {Script} installs Podman and builds the images.";
        }
        string[] images = [.. ImageName().Matches(await File.ReadAllTextAsync(repository[Script])).Select(match => match.Value)];
        foreach (var image in images)
        {
            if (!(await RunAsync("image", "inspect", image)).Succeeded)
                return $"There is no image {image}: {Command} pull {image}. If it cannot be pulled, {Script} builds it on Debian as root.";
        }
        var trial = await RunAsync("run", "--rm", "--entrypoint", "true", images[0]);
        return trial.Succeeded ? null : $"{Command} cannot start a container: {trial.Tail(1).FirstOrDefault()} {Script} changes the settings on Debian as root.";
    }

    /// <summary>Uses the engine configuration of <c>eng/container-images</c>, unless the environment sets another one.</summary>
    static void UseOwnConfiguration(string file)
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

    /// <summary>Runs a command of the engine.</summary>
    public static Task<SubprocessResult> RunAsync(params string[] arguments) => new Subprocess(Command, arguments) { Timeout = Timeout }.RunAsync(CancellationToken.None);

    [GeneratedRegex(@"docker\.io/library/[\w-]+:[\w.-]+")]
    private static partial Regex ImageName();
}
