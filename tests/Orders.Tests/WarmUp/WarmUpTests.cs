using System.Net;
using Evolution.ServiceDefaults;
using Evolution.ServiceDefaults.WarmUp;
using Microsoft.Extensions.DependencyInjection;

namespace Evolution.Orders.Tests.WarmUp;

[Collection(BrokerCollection.Name)]
public sealed class WarmUpTests(AllServers servers)
{
    [Theory]
    [InlineData(OrderPlacement.SharedTransaction)]
    [InlineData(OrderPlacement.Compensation)]
    [InlineData(OrderPlacement.Messages)]
    public async Task Every_step_of_the_warm_up_works_and_leaves_nothing_behind(OrderPlacement placement)
    {
        await using var shop = await Shop.CreateAsync(servers, placement, ("WarmUp:Enabled", "true"));
        await shop.StartAsync();

        foreach (var (service, http) in new[] { ("orders", shop.Http), ("inventory", shop.Inventory), ("payments", shop.Payments) })
        {
            var steps = shop.Services[service].GetServices<WarmUpStep>().ToArray();
            steps.ShouldNotBeEmpty(service);
            using var recorder = new StatusRecorder();
            using var recordingHttp = new HttpClient(recorder) { BaseAddress = http.BaseAddress };
            foreach (var step in steps) await step.RunAsync(shop.Services[service], recordingHttp, CancellationToken.None);
            recorder.Statuses.ShouldNotBeEmpty(service);
            recorder.Statuses.ShouldAllBe(status => status == HttpStatusCode.OK || status == HttpStatusCode.NotFound || status == HttpStatusCode.BadRequest, service);
        }

        var data = await shop.CreateDataReader().ReadAsync(CancellationToken.None);
        data.Orders.ShouldBeEmpty();
        data.Charges.ShouldBeEmpty();
        data.TakenItems.Values.ShouldAllBe(taken => taken == 0);
    }

    /// <summary>Records the statuses of the responses that a step ignores.</summary>
    sealed class StatusRecorder() : DelegatingHandler(new SocketsHttpHandler())
    {
        public List<HttpStatusCode> Statuses { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            Statuses.Add(response.StatusCode);
            return response;
        }
    }
}
