package build_test
import ("testing";"pobratim/internal/site/sitetest")
func TestProbe(t *testing.T){
 p,found:=sitetest.BuildTree(t,sitetest.Corpus(t,200))
 n:=map[string]int{}
 for _,d:=range found {n[d.Code]++; if n[d.Code]<3 {t.Log(d.Pos,d.Code,d.Args)}}
 var size,pages int
 for _,o:=range p.Outputs{ if o.Page!=nil {size+=len(o.Make().Bytes);pages++}}
 t.Log(len(p.Outputs),pages,size/pages,n)
}
