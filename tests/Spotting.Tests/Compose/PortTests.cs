namespace Evolution.Spotting.Tests.Compose;

public sealed class PortTests
{
    [Theory]
    [InlineData("- 80", "80<-")]
    [InlineData("- '80/udp'", "80<-")]
    [InlineData("- 8080:80", "80<-8080")]
    [InlineData("- '127.0.0.1:8080:80/tcp'", "80<-8080")]
    [InlineData("- '[::1]:8080:80'", "80<-8080")]
    [InlineData("- '127.0.0.1::80'", "80<-")]
    [InlineData("- 3000-3002", "3000<- 3001<- 3002<-")]
    [InlineData("- '9000-9001:3000-3001'", "3000<-9000 3001<-9001")]
    [InlineData("- '9000-9010:3000'", "3000<-9000")]
    [InlineData("- { target: 80, published: 8080, protocol: tcp, mode: host }", "80<-8080")]
    [InlineData("- { target: 80, published: '8080-8090' }", "80<-8080")]
    [InlineData("- { target: 80 }", "80<-")]
    [InlineData("- '${WEB:-8080}:80'", "80<-8080")]
    [InlineData("- '${WEB}:80'", "80<-")]
    [InlineData("- '8080:${INNER}'", "<-8080")]
    [InlineData("- 99999", "")]
    [InlineData("- text", "")]
    public void Each_form_is_read(string port, string expected)
    {
        var model = ComposeFolder.Read($"services:\n  web:\n    image: a\n    ports:\n      {port}\n");

        string.Join(' ', model.Workload("web").Ports.Select(read => $"{read.Inner}<-{read.Outer}")).ShouldBe(expected);
    }

    [Fact]
    public void Exposed_ports_count_unless_they_are_published_too()
    {
        var model = ComposeFolder.Read("services: { web: { image: a, ports: ['8080:80'], expose: [80, '81', 82-83/tcp] } }");

        model.Workload("web").Ports.Select(port => (port.Inner, port.Outer)).ShouldBe([(80, 8080), (81, null), (82, null), (83, null)]);
    }

    [Fact]
    public void A_wide_range_is_cut_short() =>
        ComposeFolder.Read("services: { web: { image: a, ports: ['1-65535:1-65535'] } }").Workload("web").Ports.Count.ShouldBeInRange(1, 100);

    [Fact]
    public void Only_an_unknown_inner_port_is_listed() =>
        ComposeFolder.Read("services: { web: { image: a, ports: ['${OUT}:80', '80:${IN}'] } }").Missed().ShouldBe(["compose.yaml:1 web: ${IN} has no value"]);
}
