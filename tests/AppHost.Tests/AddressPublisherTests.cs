using Evolution.AppHost.Discovery;
using Evolution.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Evolution.AppHost.Tests;

/// <summary>What is published when a service moves, and what is left of it.</summary>
public sealed class AddressPublisherTests
{
    [Fact]
    public async Task A_moved_service_is_published_with_the_others_under_the_names_that_callers_know()
    {
        var model = new TopologyModel("--phase", "2,3");
        await using var application = model.Build();
        var notifications = application.Services.GetRequiredService<ResourceNotificationService>();
        var directory = new ServiceDirectory("phase3-");
        foreach (var (name, port) in new[] { ("phase3-inventory", 1001), ("phase3-payments", 1002) })
        {
            Place(model[name], port);
            directory.Add((ProjectResource)model[name]);
        }
        using var publisher = new AddressPublisher(directory, notifications);
        await publisher.StartingAsync(default);
        await publisher.StartAsync(default);
        var file = directory.File.Path;
        File.Exists(file).ShouldBeFalse();

        Place(model["phase3-inventory"], 2001);
        await notifications.PublishUpdateAsync(model["phase3-inventory"], snapshot => snapshot);

        await Eventually.HoldsAsync("the moved service is published", () => File.Exists(file));
        var published = new ConfigurationBuilder().AddJsonFile(file).Build();
        published["services:inventory:http:0"].ShouldBe("http://127.0.0.1:2001");
        published["services:payments:http:0"].ShouldBe("http://127.0.0.1:1002");
        await publisher.StopAsync(default);
    }

    [Fact]
    public async Task The_folder_is_there_before_anything_starts_and_gone_at_the_end()
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
    public void What_a_killed_host_left_is_removed_and_what_a_running_one_has_is_not()
    {
        var stale = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"evolution-addresses-{int.MaxValue}-0123456789ab"));
        File.WriteAllText(Path.Combine(stale.FullName, "addresses.json"), "{}");
        AddressFolder one = new(), other = new();
        try
        {
            one.Make();
            Directory.Exists(stale.FullName).ShouldBeFalse();

            other.Make();
            Directory.Exists(one.Path).ShouldBeTrue();
        }
        finally
        {
            one.Delete();
            other.Delete();
        }
    }

    static void Place(IResource service, int port)
    {
        var endpoint = service.Annotations.OfType<EndpointAnnotation>().Single(endpoint => endpoint.Name is "http");
        endpoint.AllocatedEndpoint = new(endpoint, "127.0.0.1", port);
    }
}
