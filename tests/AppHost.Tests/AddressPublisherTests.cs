using Evolution.AppHost.Discovery;
using Evolution.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Evolution.AppHost.Tests;

/// <summary>The address file that is published when a service moves, and its cleanup.</summary>
public sealed class AddressPublisherTests
{
    [Fact]
    public async Task A_moved_service_is_published_with_the_others_under_its_discovery_name()
    {
        var model = new TopologyModel("--phase", "2,3");
        await using var application = model.Build();
        var notifications = application.Services.GetRequiredService<ResourceNotificationService>();
        var directory = new ServiceDirectory("phase3-");
        foreach (var (name, port) in new[] { ("phase3-inventory", 1001), ("phase3-payments", 1002) })
        {
            AllocateEndpoint(model[name], port);
            directory.Add((ProjectResource)model[name]);
        }
        using var publisher = new AddressPublisher(directory, notifications);
        await publisher.StartingAsync(default);
        await publisher.StartAsync(default);
        var file = directory.File.Path;
        File.Exists(file).ShouldBeFalse();

        AllocateEndpoint(model["phase3-inventory"], 2001);
        await notifications.PublishUpdateAsync(model["phase3-inventory"], snapshot => snapshot);

        await Wait.UntilAsync("the moved service is published", () => File.Exists(file));
        var published = new ConfigurationBuilder().AddJsonFile(file).Build();
        published["services:inventory:http:0"].ShouldBe("http://127.0.0.1:2001");
        published["services:payments:http:0"].ShouldBe("http://127.0.0.1:1002");
        await publisher.StopAsync(default);
    }

    [Fact]
    public async Task The_folder_is_created_before_resources_start_and_deleted_at_the_end()
    {
        var directory = new ServiceDirectory("");
        var folder = directory.File.Folder.Path;
        await using var application = new TopologyModel("--phase", "3").Build();
        using (var publisher = new AddressPublisher(directory, application.Services.GetRequiredService<ResourceNotificationService>()))
        {
            await publisher.StartingAsync(default);
            Directory.Exists(folder).ShouldBeTrue();
        }
        Directory.Exists(folder).ShouldBeFalse();
    }

    [Fact]
    public void Folders_of_killed_hosts_are_deleted_and_those_of_running_hosts_are_kept()
    {
        var staleFolder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"evolution-addresses-{int.MaxValue}-0123456789ab"));
        File.WriteAllText(Path.Combine(staleFolder.FullName, "addresses.json"), "{}");
        AddressFolder first = new(), second = new();
        try
        {
            first.Create();
            Directory.Exists(staleFolder.FullName).ShouldBeFalse();

            second.Create();
            Directory.Exists(first.Path).ShouldBeTrue();
        }
        finally
        {
            first.Delete();
            second.Delete();
        }
    }

    static void AllocateEndpoint(IResource service, int port)
    {
        var endpoint = service.Annotations.OfType<EndpointAnnotation>().Single(endpoint => endpoint.Name is "http");
        endpoint.AllocatedEndpoint = new(endpoint, "127.0.0.1", port);
    }
}
