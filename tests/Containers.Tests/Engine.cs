using System.Text.RegularExpressions;
using Evolution.Lab;
using Evolution.Lab.Processes;

namespace Evolution.Containers.Tests;

/// <summary>The container engine of this machine, by its command line.</summary>
static partial class Engine
{
    const string ConfigurationVariable = "CONTAINERS_CONF", EngineVariable = "ASPIRE_CONTAINER_RUNTIME", Script = "eng/container-images";
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    static readonly Lazy<Task<string?>> Missing = new(FindMissingAsync);

    /// <summary>Why nothing can run in containers here, and which command changes that.</summary>
    /// <returns>Null where everything is there.</returns>
    public static Task<string?> MissingAsync() => Missing.Value;

    /// <summary>Containers in any state, and networks, of all users of the engine.</summary>
    public static async Task<IReadOnlyList<string>> ContainersAsync() =>
    [
        .. await AskAsync("ps", "--all", "--format", "container {{.Names}}"),
        .. await AskAsync("network", "ls", "--format", "network {{.Name}}"),
    ];

    /// <summary>Volumes of all users of the engine.</summary>
    public static Task<IReadOnlyList<string>> VolumesAsync() => AskAsync("volume", "ls", "--format", "volume {{.Name}}");

    /// <summary>The engine's program.</summary>
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
            return $"{exception.Message} On Debian, as root, {Script} installs Podman and makes the images.";
        }
        string[] images = [.. ImageName().Matches(await File.ReadAllTextAsync(repository[Script])).Select(match => match.Value)];
        foreach (var image in images)
        {
            if (!(await RunAsync("image", "inspect", image)).Succeeded)
                return $"There is no image {image}: {Command} pull {image}. Where nothing can be pulled, on Debian, as root, {Script} makes it.";
        }
        var tried = await RunAsync("run", "--rm", "--entrypoint", "true", images[0]);
        return tried.Succeeded ? null : $"{Command} starts no container: {tried.Tail(1).FirstOrDefault()} Where it needs other settings, on Debian, as root, {Script} makes them.";
    }

    /// <summary>Runs the engine as <c>eng/container-images</c> has set it up, unless the environment says how.</summary>
    static void UseOwnConfiguration(string file)
    {
        if (!File.Exists(file) || Environment.GetEnvironmentVariable(ConfigurationVariable) is not null || Environment.GetEnvironmentVariable(EngineVariable) is not null) return;
        Environment.SetEnvironmentVariable(ConfigurationVariable, file);
        Environment.SetEnvironmentVariable(EngineVariable, "podman");
    }

    static async Task<IReadOnlyList<string>> AskAsync(params string[] arguments)
    {
        var answer = await RunAsync(arguments);
        answer.Succeeded.ShouldBeTrue(answer.Text);
        return answer.Lines;
    }

    /// <summary>Runs a command of the engine.</summary>
    public static Task<SubprocessResult> RunAsync(params string[] arguments) => new Subprocess(Command, arguments) { Limit = Limit }.RunAsync(CancellationToken.None);

    [GeneratedRegex(@"docker\.io/library/[\w-]+:[\w.-]+")]
    private static partial Regex ImageName();
}
