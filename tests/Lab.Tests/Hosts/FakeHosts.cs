using Evolution.Lab.Hosts;

namespace Evolution.Lab.Tests.Hosts;

/// <summary>Starts the fake host as the Lab starts the real one.</summary>
sealed class FakeHosts : IDisposable
{
    readonly TemporaryFolder folder = new();

    public string[] ControlFiles => Directory.GetFiles(folder.Path);

    public static HostStart As(string behaviour) => new("--phase", "0")
    {
        Environment = new Dictionary<string, string> { ["FAKE_HOST"] = behaviour },
        ReadyLimit = TimeSpan.FromMilliseconds(500),
    };

    public HostProcess Start(HostStart start) =>
        HostProcess.Start("dotnet", [typeof(FakeHost.FakeControlServer).Assembly.Location, .. start.Arguments], folder.Path, folder.Path, start);

    public Task<RunningHost> RunAsync(HostStart start) => RunningHost.StartAsync(Start(start), start, CancellationToken.None);

    public void Dispose() => folder.Dispose();
}
