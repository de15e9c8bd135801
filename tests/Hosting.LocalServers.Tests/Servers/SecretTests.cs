using Evolution.Hosting.LocalServers.Tests.Application;

namespace Evolution.Hosting.LocalServers.Tests.Servers;

/// <summary>What others on the machine see of the servers.</summary>
[Collection(typeof(ExampleCollection))]
public sealed class SecretTests(ExampleApplication example)
{
    [Theory]
    [InlineData("postgres")]
    [InlineData("redis")]
    [InlineData("rabbitmq")]
    public async Task Password_is_in_no_arguments_and_no_log(string server)
    {
        var password = await example.PasswordAsync(server);
        password.Length.ShouldBeGreaterThanOrEqualTo(32);

        ServerProcesses.All.SelectMany(ServerProcesses.Arguments).ShouldNotContain(argument => argument.Contains(password));
        var log = await example.LogAsync(server);
        log.ShouldNotBeEmpty();
        log.ShouldNotContain(password);
    }

    [Fact]
    public void Folders_of_the_run_are_not_listed_by_others() =>
        Directory.EnumerateDirectories(example.Folder).Append(example.Folder).ShouldAllBe(folder => (File.GetUnixFileMode(folder) & (UnixFileMode.GroupRead | UnixFileMode.OtherRead | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite)) == 0);
}
