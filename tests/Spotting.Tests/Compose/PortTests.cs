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
    public void Each_form_of_a_port_is_read(string port, string expected)
    {
        var model = ComposeFolder.Read($"services:\n  web:\n    image: a\n    ports:\n      {port}\n");

        string.Join(' ', model.GetWorkload("web").Ports.Select(read => $"{read.Target}<-{read.Published}")).ShouldBe(expected);
    }

    [Fact]
    public void Exposed_ports_are_read_once_if_they_are_also_published()
    {
        var model = ComposeFolder.Read("services: { web: { image: a, ports: ['8080:80'], expose: [80, '81', 82-83/tcp] } }");

        model.GetWorkload("web").Ports.Select(port => (port.Target, port.Published)).ShouldBe([(80, 8080), (81, null), (82, null), (83, null)]);
    }

    [Fact]
    public void A_wide_port_range_is_truncated() =>
        ComposeFolder.Read("services: { web: { image: a, ports: ['1-65535:1-65535'] } }").GetWorkload("web").Ports.Count.ShouldBeInRange(1, 100);

    [Fact]
    public void Only_an_unknown_container_port_is_listed_as_unresolved() =>
        ComposeFolder.Read("services: { web: { image: a, ports: ['${OUT}:80', '80:${IN}'] } }").DescribeUnresolved().ShouldBe(["compose.yaml:1 web: ${IN} has no value"]);
}
