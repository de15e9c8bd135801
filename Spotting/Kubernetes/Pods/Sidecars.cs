using System.Text.RegularExpressions;
using Evolution.Spotting.Documents;

namespace Evolution.Spotting.Kubernetes.Pods;

/// <summary>Distinguishes the main container of a pod from its sidecars.</summary>
static partial class Sidecars
{
    /// <summary>Returns the first container that is not an obvious sidecar.</summary>
    public static Node FindMainContainer(IReadOnlyList<Node> containers) => containers.FirstOrDefault(container => !IsSidecar(container)) ?? containers[0];

    static bool IsSidecar(Node container) => SidecarImage().IsMatch(container["image"]?.Text ?? "") || SidecarName().IsMatch(container["name"]?.Text ?? "");

    [GeneratedRegex(@"(istio/proxy|envoy|linkerd|cloud-?sql-?proxy|alloydb-auth-proxy|oauth2-proxy|kube-rbac-proxy|jaeger-agent|opentelemetry-collector|otel-?collector|otelcol|fluent-?bit|fluentd|filebeat|promtail|vector:|vault-agent|daprio/|daprd|exporter|config-?reloader|configmap-reload|k8s-sidecar|git-sync|datadog/agent|statsd|cloudwatch-agent|aws-xray-daemon|pause)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SidecarImage();

    [GeneratedRegex(@"(^|-)(sidecar|istio-proxy|daprd|linkerd-proxy|vault-agent|exporter|cloud-sql-proxy|cloudsql-proxy|jaeger-agent|xray-daemon|log-shipper|filebeat|promtail|fluentd|fluent-bit)($|-)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SidecarName();
}
