package tasktracker.cli.aws.fake;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** S3, path-style: what is in which bucket, and which settings were made. */
public final class FakeBuckets {
    private final Map<String, Map<String, byte[]>> buckets = new TreeMap<>();
    private final Map<String, Set<String>> settings = new TreeMap<>();
    private final Map<String, Map<Integer, byte[]>> uploads = new TreeMap<>();

    public Set<String> names() {
        return buckets.keySet();
    }

    public Set<String> keys(String bucket) {
        return buckets.getOrDefault(bucket, Map.of()).keySet();
    }

    public byte[] content(String bucket, String key) {
        return buckets.get(bucket).get(key);
    }

    /** The sub-resources of a bucket that were put, such as {@code encryption}. */
    public Set<String> settings(String bucket) {
        return settings.getOrDefault(bucket, Set.of());
    }

    String operation(Call call) {
        String[] path = call.path().substring(1).split("/", 2);
        boolean object = path.length == 2 && !path[1].isEmpty();
        String sub = call.query().keySet().stream().filter(name -> !name.startsWith("x-id")).sorted().findFirst()
                .orElse("");
        return call.method() + (object ? " object" : " bucket") + (sub.isEmpty() ? "" : " " + sub);
    }

    Answer answer(Call call) {
        String[] path = call.path().substring(1).split("/", 2);
        String bucket = path[0];
        return path.length == 2 && !path[1].isEmpty() ? object(call, bucket, path[1]) : bucket(call, bucket);
    }

    private Answer bucket(Call call, String bucket) {
        Map<String, byte[]> objects = buckets.get(bucket);
        switch (operation(call)) {
            case "HEAD bucket" -> {
                return Answer.empty(objects == null ? 404 : 200);
            }
            case "PUT bucket" -> {
                buckets.put(bucket, new TreeMap<>());
                settings.put(bucket, new TreeSet<>());
                return Answer.empty(200);
            }
            case "DELETE bucket" -> {
                buckets.remove(bucket);
                return Answer.empty(204);
            }
            case "GET bucket tagging" -> {
                return settings.get(bucket).contains("tagging")
                        ? Answer.xml("<Tagging><TagSet><Tag><Key>tasktracker</Key><Value>artifacts</Value></Tag>"
                                + "</TagSet></Tagging>")
                        : Answer.s3Error(404, "NoSuchTagSet", "none");
            }
            default -> {
            }
        }
        if (call.method().equals("GET") && call.query().containsKey("versions")) {
            StringBuilder xml = new StringBuilder("<ListVersionsResult><IsTruncated>false</IsTruncated>");
            objects.keySet().stream().filter(key -> key.startsWith(call.query().getOrDefault("prefix", "")))
                    .forEach(key -> xml.append("<Version><Key>").append(key)
                            .append("</Key><VersionId>1</VersionId></Version>"));
            return Answer.xml(xml.append("</ListVersionsResult>").toString());
        }
        call.query().keySet().forEach(settings.get(bucket)::add);
        return Answer.empty(200);
    }

    private Answer object(Call call, String bucket, String key) {
        Map<String, byte[]> objects = buckets.get(bucket);
        if (call.query().containsKey("uploads")) {
            uploads.put(key, new TreeMap<>());
            return Answer.xml("<InitiateMultipartUploadResult><UploadId>u</UploadId></InitiateMultipartUploadResult>");
        }
        if (call.method().equals("POST")) {
            objects.put(key, new byte[uploads.get(key).values().stream().mapToInt(part -> part.length).sum()]);
            return Answer.xml("<CompleteMultipartUploadResult></CompleteMultipartUploadResult>");
        }
        if (call.query().containsKey("partNumber")) {
            uploads.get(key).put(Integer.valueOf(call.query().get("partNumber")), call.body());
            return Answer.empty(200);
        }
        return switch (call.method()) {
            case "HEAD" -> Answer.empty(objects.containsKey(key) ? 200 : 404);
            case "PUT" -> {
                objects.put(key, call.body());
                yield Answer.empty(200);
            }
            default -> {
                objects.remove(key);
                yield Answer.empty(204);
            }
        };
    }
}
