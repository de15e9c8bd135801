using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Evolution.Contracts.Payments;
using Evolution.ServiceDefaults;
using Evolution.ServiceDefaults.Lab.Crashing;
using Microsoft.Extensions.DependencyInjection;

namespace Evolution.Orders.Tests.Lab;

/// <summary>The listed crash points are exactly those that orders pass.</summary>
[Collection(BrokerCollection.Name)]
public sealed partial class CrashPointTests(AllServers servers)
{
    [Theory]
    [InlineData(OrderPlacement.SharedTransaction)]
    [InlineData(OrderPlacement.Compensation)]
    [InlineData(OrderPlacement.Messages)]
    public async Task Orders_pass_every_listed_crash_point_and_no_other(OrderPlacement placement)
    {
        var shop = await Shop.CreateAsync(servers, placement, LabAccess.GetSettings(placement));
        Dictionary<string, (string[] Listed, ConcurrentDictionary<string, bool> Passed)> services;
        await using (shop)
        {
            await shop.StartAsync();
            services = shop.Services.ToDictionary(service => service.Key, service => WatchPoints(service.Value.GetRequiredService<CrashPoints>()));
            await shop.PlaceAsync(new("anna", TestCards.Approved, [new(1, 1)]));
            await shop.PlaceAsync(new("anna", TestCards.Stolen, [new(1, 1)]));

            await Wait.ForValueAsync(
                "all listed points are passed",
                () => Task.FromResult(string.Join(' ', services.SelectMany(service => service.Value.Listed.Where(point => !service.Value.Passed.ContainsKey(point)).Select(point => $"{service.Key}: {point}")))),
                missing => missing is "");
        }
        foreach (var (_, (listed, passed)) in services)
        {
            listed.ShouldNotBeEmpty();
            listed.ShouldBeUnique();
            listed.ShouldAllBe(point => KebabCase().IsMatch(point));
            passed.Keys.ShouldBe(listed, ignoreOrder: true);
        }
    }

    static (string[], ConcurrentDictionary<string, bool>) WatchPoints(CrashPoints points)
    {
        var passed = new ConcurrentDictionary<string, bool>();
        points.Watch(point => passed[point.Name] = true);
        return ([.. points.All.Select(point => point.Name)], passed);
    }

    [GeneratedRegex("^[a-z]+\\.[a-z]+(-[a-z]+)*$")]
    private static partial Regex KebabCase();
}
