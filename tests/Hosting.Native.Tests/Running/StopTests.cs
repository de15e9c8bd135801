namespace Evolution.Hosting.Native.Tests.Running;

/// <summary>What a stopped host leaves behind: its logs.</summary>
public sealed class StopTests
{
    [Fact]
    public async Task No_process_no_folder_and_no_record_is_left()
    {
        await using var test = new TestApplication(TestFolders.New());
        var redis = test.Builder.AddRedis("redis").Resource;
        var service = test.Builder.AddProject<EchoProject>("orders").WithHttpHealthCheck("/health").Resource;
        await test.StartAsync(redis, service);
        var (folder, processes) = (test.Run.Folder, new[] { redis, (IResource)service }.Select(resource => ProcessIdentity.Of(test.ProcessOf(resource))!).ToArray());
        Directory.EnumerateFiles(Path.Combine(test.StateFolder, "runs")).ShouldHaveSingleItem();

        await test.StopAsync();

        processes.ShouldAllBe(process => !process.IsAlive);
        Directory.Exists(folder).ShouldBeFalse();
        Directory.EnumerateFiles(Path.Combine(test.StateFolder, "runs")).ShouldBeEmpty();
        Directory.EnumerateFiles(Path.Combine(test.StateFolder, "logs"), "*.log", SearchOption.AllDirectories).Select(Path.GetFileName).ShouldBe(["orders.log", "redis.log"], ignoreOrder: true);
    }
}
