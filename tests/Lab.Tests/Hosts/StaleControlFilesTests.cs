using Evolution.Lab.Hosts;

namespace Evolution.Lab.Tests.Hosts;

public sealed class StaleControlFilesTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Only_control_files_of_stopped_hosts_are_removed()
    {
        var runningFile = folder.Write("running.json", CreateContent(Environment.ProcessId));
        folder.Write("stopped.json", CreateContent(int.MaxValue));
        folder.Write("broken.json", "{");

        StaleControlFiles.RemoveFrom(folder.Path);

        Directory.GetFiles(folder.Path).ShouldBe([runningFile]);
    }

    static string CreateContent(int process) => $$"""{"address":"http://127.0.0.1:1","token":"t","processId":{{process}}}""";
}
