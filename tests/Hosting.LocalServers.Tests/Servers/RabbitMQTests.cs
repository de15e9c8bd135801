using System.Net;
using System.Text;
using Evolution.Hosting.LocalServers.Tests.Application;
using Evolution.Testing;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Evolution.Hosting.LocalServers.Tests.Servers;

/// <summary>A real RabbitMQ broker.</summary>
[Collection(typeof(ExampleCollection))]
public sealed class RabbitMQTests(ExampleApplication example)
{
    [Fact]
    public async Task RabbitMQ_accepts_its_password_and_no_other()
    {
        var connectionString = await example.GetConnectionStringAsync("rabbitmq");

        await Clients.PingAsync("rabbitmq", connectionString);
        var exception = await Should.ThrowAsync<BrokerUnreachableException>(new ConnectionFactory { Uri = new UriBuilder(connectionString) { Password = "wrong" }.Uri }.CreateConnectionAsync());
        exception.InnerException.ShouldBeOfType<AuthenticationFailureException>();
    }

    [Fact]
    public void RabbitMQ_its_distribution_and_its_port_mapper_listen_on_loopback_only()
    {
        var processes = ServerProcesses.FindInFolder(Path.Combine(example.Folder, "rabbitmq"));

        processes.Where(process => ListeningSockets.Of(process) is [_, ..]).Select(ServerProcesses.GetName).ShouldBe(["beam.smp", "epmd"], ignoreOrder: true);
        var ports = processes.SelectMany(ListeningSockets.Of).ToArray();
        ports.ShouldAllBe(socket => IPAddress.IsLoopback(socket.Address));
        var broker = example.GetResource<RabbitMQExecutableResource>("rabbitmq");
        ports.Select(socket => socket.Port).Distinct().ShouldBe(broker.Annotations.OfType<EndpointAnnotation>().Select(endpoint => endpoint.AllocatedEndpoint!.Port), ignoreOrder: true);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task RabbitMQ_keeps_messages_and_its_address_when_killed_and_restarted(bool wholeTree)
    {
        var connectionString = await example.GetConnectionStringAsync("rabbitmq");
        var queue = $"kept-{wholeTree}";
        await Clients.PublishAsync(connectionString, queue);
        await WaitUntilDeclarationIsOnDiskAsync(queue);

        await example.KillAsync("rabbitmq", wholeTree);
        await example.RunCommandAsync("rabbitmq", KnownResourceCommands.StartCommand);
        await example.WaitUntilHealthyAsync("rabbitmq");

        (await example.GetConnectionStringAsync("rabbitmq")).ShouldBe(connectionString);
        (await Clients.CountMessagesAsync(connectionString, queue)).ShouldBe(1u);
    }

    [Fact]
    public async Task RabbitMQ_keeps_messages_when_stopped_and_restarted()
    {
        var connectionString = await example.GetConnectionStringAsync("rabbitmq");
        await Clients.PublishAsync(connectionString, "kept-stopped");

        await example.RunCommandAsync("rabbitmq", KnownResourceCommands.StopCommand);
        await example.WaitUntilExitedAsync("rabbitmq");
        await example.RunCommandAsync("rabbitmq", KnownResourceCommands.StartCommand);
        await example.WaitUntilHealthyAsync("rabbitmq");

        (await Clients.CountMessagesAsync(connectionString, "kept-stopped")).ShouldBe(1u);
    }

    /// <summary>
    /// Waits until a queue's declaration is on disk, so that a crash does not lose it. RabbitMQ 3 acknowledges it as soon as Mnesia's commit
    /// record is on disk. The decision that the transaction is committed follows within the 2 s that Erlang's disk_log buffers; without it
    /// the declaration is rolled back at the next start, and the queue is lost with its messages.
    /// </summary>
    Task WaitUntilDeclarationIsOnDiskAsync(string queue)
    {
        var metadata = Path.Combine(example.Folder, "rabbitmq", "data", "rabbitmq@localhost");
        var name = Encoding.UTF8.GetBytes(queue);
        return Wait.UntilAsync($"the declaration of {queue} is committed on disk", () => FindMetadataFiles(metadata).Any(file => ContainsCommittedDeclaration(file, name)));
    }

    // Mnesia's files are at the top, those of Khepri (RabbitMQ 4) below "coordination". Messages are stored elsewhere, with the names of their queues.
    static IEnumerable<string> FindMetadataFiles(string folder) =>
        Directory.EnumerateFiles(folder).Concat(Directory.Exists(Path.Combine(folder, "coordination")) ? Directory.EnumerateFiles(Path.Combine(folder, "coordination"), "*", SearchOption.AllDirectories) : []);

    static bool ContainsCommittedDeclaration(string file, byte[] name)
    {
        try
        {
            using var reader = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var content = new MemoryStream();
            reader.CopyTo(content);
            var bytes = content.GetBuffer().AsSpan(0, (int)content.Length);
            var position = bytes.LastIndexOf(name);

            // Only the transaction log stores a change and its commit decision separately.
            return position >= 0 && (Path.GetFileName(file) is not "LATEST.LOG" || bytes[position..].IndexOf("committed"u8) >= 0);
        }
        catch (FileNotFoundException)
        {
            // Mnesia renames its logs when it dumps them.
            return false;
        }
    }
}
