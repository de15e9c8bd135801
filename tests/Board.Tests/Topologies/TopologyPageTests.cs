using Bunit;
using Evolution.Board.Live;
using Evolution.Board.Topologies;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Evolution.Board.Tests.Topologies;

/// <summary>The page beside a host that comes, changes and goes.</summary>
public sealed class TopologyPageTests
{
    [Fact]
    public async Task It_shows_two_phases_side_by_side()
    {
        await using var host = await StubHost.StartAsync([.. Shop.Started("--phase 0,3")]);
        using var page = new PageContext(host.ControlFile);

        var shown = page.Render<TopologyPage>();

        shown.WaitForAssertion(() => shown.Find("h1").TextContent.ShouldBe("Phase 0 and phase 3"));
        shown.FindAll("section h2").Select(title => title.TextContent).ShouldBe(["Phase 0: distributed monolith", "Phase 3: microservices"]);
        shown.FindAll("a.node").Count.ShouldBe(6 + 11);
    }

    [Fact]
    public async Task A_killed_service_turns_without_a_reload()
    {
        await using var host = await StubHost.StartAsync(Shop.Alone("--phase 0"));
        using var page = new PageContext(host.ControlFile);
        var shown = page.Render<TopologyPage>();
        shown.WaitForAssertion(() => shown.FindAll("a.node.down").ShouldBeEmpty());

        host.Topologies = [Shop.Alone("--phase 0").With("inventory", ShopExtensions.Killed)];

        shown.WaitForAssertion(() => shown.FindAll("a.node.down").ShouldHaveSingleItem().TextContent.ShouldContain("killed"));
    }

    [Fact]
    public async Task A_link_leads_to_a_node_and_its_log()
    {
        await using var host = await StubHost.StartAsync([.. Shop.Started("--phase 0,3")]);
        host.Log = "It began.\n<script>alert(1)</script>";
        using var page = new PageContext(host.ControlFile);
        page.Services.GetRequiredService<NavigationManager>().NavigateTo("/?node=phase3-orders");

        var shown = page.Render<TopologyPage>();

        shown.WaitForAssertion(() => shown.Find("#details pre").TextContent.ShouldBe("It began.\n<script>alert(1)</script>"));
        shown.Find("#details h2").TextContent.ShouldBe("orders in phase 3");
        shown.Find("#details form").GetAttribute("action").ShouldBe("/actions/resources/phase3-orders/start");
        shown.FindAll("script").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_link_to_what_does_not_run_says_so()
    {
        await using var host = await StubHost.StartAsync(Shop.Alone("--phase 0"));
        using var page = new PageContext(host.ControlFile);
        page.Services.GetRequiredService<NavigationManager>().NavigateTo("/?node=phase3-orders");

        var shown = page.Render<TopologyPage>();

        shown.WaitForAssertion(() => shown.Find("#details").TextContent.ShouldBe("There is no “phase3-orders” in what runs now. Choose something in the graph."));
    }

    [Fact]
    public async Task It_keeps_what_it_last_knew_while_the_host_is_away()
    {
        var host = await StubHost.StartAsync(Shop.Alone("--phase 1"));
        using var page = new PageContext(host.ControlFile);
        var shown = page.Render<TopologyPage>();
        shown.WaitForAssertion(() => shown.Find("h1").TextContent.ShouldBe("Phase 1: hardening"));
        var watch = page.Services.GetRequiredService<HostWatch>();

        await host.DisposeAsync();

        shown.WaitForAssertion(() => watch.View.Error.ShouldNotBeNull());
        shown.Find("h1").TextContent.ShouldBe("Phase 1: hardening");
        shown.FindAll("a.node").Count.ShouldBe(8);
    }

    [Fact]
    public void Without_a_host_it_says_how_to_start_one()
    {
        using var page = new PageContext();

        var shown = page.Render<TopologyPage>();

        shown.Find("h1").TextContent.ShouldBe("Nothing runs yet");
        shown.Markup.ShouldContain("./evo run --phase 1");
    }
}
