using Evolution.AppHost.Control;

namespace Evolution.AppHost.Tests;

public sealed class ContainerEngineTests
{
    [Theory]
    [InlineData("abc|6|62.83MiB / 23.54GiB\n", 6, 65_882_030)] // Docker
    [InlineData("abc|6|65.88MB / 25.28GB\n", 6, 65_880_000)] // Podman
    [InlineData("abc|--|512kB / 25.28GB\n", 1, 512_000)]
    public void The_usage_format_of_each_engine_is_parsed(string stats, int processes, long bytes) =>
        ContainerEngine.ParseUsage(stats).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            usage => usage.Key.ShouldBe("abc"),
            usage => usage.Value.Processes.ShouldBe(processes),
            usage => usage.Value.MemoryBytes.ShouldBe(bytes));

    [Fact]
    public void The_usage_of_every_container_is_parsed() => ContainerEngine.ParseUsage("a|1|1MB / 2GB\nb|2|3MB / 2GB\n").Keys.ShouldBe(["a", "b"]);
}
