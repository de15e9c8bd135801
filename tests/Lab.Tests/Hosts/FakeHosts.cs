using Evolution.Lab.Hosts;

namespace Evolution.Lab.Tests.Hosts;

/// <summary>Starts the fake host as the Lab starts the app host.</summary>
sealed class FakeHosts : IDisposable
{
    readonly TemporaryFolder folder = new();

    public string[] ControlFiles => Directory.GetFiles(folder.Path);

    public static HostStartOptions CreateOptions(string behavior) => new("--phase", "0")
    {
        Environment = new Dictionary<string, string> { ["FAKE_HOST"] = behavior },
        ReadyTimeout = TimeSpan.FromMilliseconds(500),
    };

    public HostProcess Start(HostStartOptions options) =>
        HostProcess.Start("dotnet", [typeof(FakeHost.FakeControlServer).Assembly.Location, .. options.Arguments], folder.Path, folder.Path, options);

    public Task<RunningHost> RunAsync(HostStartOptions options) => RunningHost.StartAsync(Start(options), options, CancellationToken.None);

    public void Dispose() => folder.Dispose();
}
