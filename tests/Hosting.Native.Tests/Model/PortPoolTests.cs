using System.Net;
using System.Net.Sockets;

namespace Evolution.Hosting.Native.Tests.Model;

/// <summary>How hosts keep out of each other's way.</summary>
public sealed class PortPoolTests
{
    [Fact]
    public void No_port_is_given_twice_even_by_two_hosts()
    {
        using PortPool one = new(), other = new();

        Enumerable.Range(0, 100).SelectMany(_ => new[] { one.Take(), other.Take() }).ShouldBeUnique();
    }

    [Fact]
    public void Many_can_take_ports_at_once()
    {
        using var ports = new PortPool();
        var taken = new int[400];
        Parallel.For(0, taken.Length, i => taken[i] = ports.Take());

        taken.ShouldBeUnique();
    }

    [Fact]
    public void A_port_can_be_listened_on_while_it_is_kept()
    {
        using var ports = new PortPool();
        using var listener = new TcpListener(IPAddress.Loopback, ports.Take());

        Should.NotThrow(listener.Start);
    }

    [Fact]
    public void Ports_lie_below_those_of_outgoing_connections()
    {
        using var ports = new PortPool();

        Enumerable.Range(0, 50).Select(_ => ports.Take()).ShouldAllBe(port => port >= 20_000 && port < 32_768);
    }
}
