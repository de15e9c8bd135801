using Bunit;
using Evolution.Board.Live;
using Evolution.Board.Topologies;
using Evolution.Board.Topologies.Details;

namespace Evolution.Board.Tests.Topologies;

/// <summary>The details of the selected node or deployment unit.</summary>
public sealed class DetailPanelTests : IDisposable
{
    readonly PageContext page = new();

    [Fact]
    public void A_service_shows_its_state_process_memory_and_links()
    {
        var properties = ReadProperties(Render(TopologyViewBuilder.CreateTopologies("--phase 1,2")[0], new("phase1-orders", null)));

        properties["Kind"].ShouldBe("service");
        properties["State"].ShouldBe("Running, healthy");
        properties["Process"].ShouldBe("20");
        properties["Memory"].ShouldBe("84 MiB");
        properties["CPU time"].ShouldBe("2.5 s");
        properties["Unit"].ShouldBe("evolution");
        properties["Stores"].ShouldBe("postgres, orders-redis");
        properties["Calls"].ShouldBe("inventory, payments");
    }

    [Fact]
    public void A_server_shows_its_databases_and_users()
    {
        var properties = ReadProperties(Render(TopologyViewBuilder.CreateTopology("--phase 0"), new("postgres", null)));

        properties["Process"].ShouldBe("10 and 6 child processes");
        properties["Databases"].ShouldBe("inventory-db, payments-db, orders-db");
        properties["Used by"].ShouldBe("inventory, payments, orders");
    }

    [Fact]
    public void Only_HTTP_endpoints_are_links()
    {
        var topology = TopologyViewBuilder.CreateTopology("--phase 0");

        Render(topology, new("gateway", null)).FindAll("dd a").Select(link => link.GetAttribute("href")).ShouldBe(["http://localhost:5001", "http://localhost:5001/products/1"]);
        Render(topology, new("postgres", null)).FindAll("dd a").ShouldBeEmpty();
        Render(topology, new("postgres", null)).Find("dl").TextContent.ShouldContain("tcp://localhost:5432");
    }

    [Fact]
    public void A_script_address_is_not_a_link()
    {
        var topology = TopologyViewBuilder.CreateTopology("--phase 0").With("gateway", gateway => gateway with { Urls = ["javascript:alert(1)"] });

        Render(topology, new("gateway", null)).FindAll("dd a").ShouldBeEmpty();
    }

    [Fact]
    public void Commands_that_do_not_apply_are_disabled()
    {
        var panel = Render(TopologyViewBuilder.CreateTopology("--phase 0").With("inventory", TopologyViewExtensions.Kill), new("inventory", null));

        panel.Find("form[action='/actions/resources/inventory/start'] button").HasAttribute("disabled").ShouldBeFalse();
        foreach (var command in new[] { "stop", "restart", "kill", "hang", "slow", "heal" })
        {
            panel.Find($"form[action='/actions/resources/inventory/{command}'] button").HasAttribute("disabled").ShouldBeTrue(command);
        }
    }

    [Fact]
    public void A_unit_is_redeployed_by_its_full_name_and_lists_the_restarted_services()
    {
        var panel = Render(TopologyViewBuilder.CreateTopologies("--phase 0,3")[0], new(null, "phase0-evolution"));

        panel.Find("form[data-action]").GetAttribute("action").ShouldBe("/actions/units/phase0-evolution/redeploy");
        panel.FindAll("ul")[0].TextContent.ShouldBe("inventory: healthypayments: healthyorders: healthygateway: healthy");
        panel.FindAll("ul")[1].TextContent.ShouldBe("postgres: healthyredis: healthy");
    }

    [Fact]
    public void A_unit_without_services_cannot_be_redeployed() =>
        Render(TopologyViewBuilder.CreateTopology("--phase 3"), new(null, "platform")).FindAll("form").ShouldBeEmpty();

    [Theory]
    [InlineData("2026-11-26T21:09:58.081Z {\"Timestamp\":\"2026-11-26T23:09:58.0709+02:00\",\"LogLevel\":\"Information\",\"Message\":\"Ready.\"}", "21:09:58.070 Ready.")]
    [InlineData("{\"Timestamp\":\"2026-11-26T21:09:58.0709+00:00\",\"LogLevel\":\"Warning\",\"Message\":\"Slow.\"}", "21:09:58.070 Warning: Slow.")]
    [InlineData("2026-11-26T21:09:56.081Z [10133] LOG:  database system is ready", "2026-11-26T21:09:56.081Z [10133] LOG:  database system is ready")]
    [InlineData("{\"Timestamp\":\"2026-", "{\"Timestamp\":\"2026-")]
    public void JSON_log_lines_are_shown_as_text(string line, string text) => LogText.Of(line).ShouldBe(text);

    [Fact]
    public void An_unread_and_an_empty_log_have_a_message()
    {
        LogText.Of((IReadOnlyList<string>?)null).ShouldBe("Loading…");
        LogText.Of([]).ShouldBe("The log is empty.");
    }

    [Fact]
    public void Log_lines_are_encoded()
    {
        var log = page.Render<LogLines>(lines => lines.Add(part => part.Name, "orders").Add(part => part.Lines, ["<script>alert(1)</script>", "second"]));

        log.FindAll("script").ShouldBeEmpty();
        log.Find("[role=region][tabindex='0'] pre").TextContent.ShouldBe("<script>alert(1)</script>\nsecond");
    }

    IRenderedComponent<DetailPanel> Render(TopologyView topology, Selection selection) => page.Render<DetailPanel>(panel => panel
        .Add(part => part.Topology, topology)
        .Add(part => part.Selection, selection));

    static Dictionary<string, string> ReadProperties(IRenderedComponent<DetailPanel> panel) =>
        panel.FindAll("dt").Zip(panel.FindAll("dd")).ToDictionary(property => property.First.TextContent, property => property.Second.TextContent.Trim());

    public void Dispose() => page.Dispose();
}
